# 本人確認書類などの画像を添付する画面。

documents-title-identity = 本人確認用書類の画像
documents-title-name-change = 氏名の変更を確認できる書類の画像
documents-title-character = 入力できない漢字の画像
documents-intro-identity = スマートフォンなどで撮影した画像を選んでください。
documents-intro-name-change = 在学時の氏名と現在の氏名の両方が書かれた書類の画像を選んでください。
documents-intro-character = 入力できない漢字を紙に大きく書いて撮影するか、書類のその部分を撮影した画像を選んでください。
documents-limits = JPEG・PNG・GIF の画像を、申請全体で6枚まで（1枚20MBまで）添付できます。
documents-back-side = 住所などの変更が裏面に書かれているときは、裏面も添付してください。
documents-readable = 氏名・住所・生年月日がはっきり読めることをお確かめください。
documents-type-first = 先に、上の「本人確認用書類の種類」を選んでください。隠す必要のある番号が、書類によって異なるためです。
documents-cover-ahead = この書類には、大学に見せてはいけない番号が書かれています。画像を選ぶと、番号を黒く塗りつぶす画面が開きます。ご自分で加工しておく必要はありません。
documents-side-ahead = 12桁の番号（マイナンバー）のある面は添付できません。顔写真のある面だけを添付してください。
documents-drop = ここに画像をドロップすることもできます。
documents-paste = 画像を貼り付け
documents-pasted = 貼り付けた画像
documents-refused = 「{ $name }」は添付できませんでした
documents-image = 画像{ $number }
documents-chosen = 選んだ画像
documents-enlarge = { $name }を大きく表示する
documents-remove = { $name }を削除する
documents-edit = 隠す・回転
documents-edit-name = { $name }の一部を隠す、または回転する
documents-uncovered = まだ確かめていない項目：{ $fields }
documents-look = 氏名・住所・生年月日が読めますか。読みにくいときは、撮り直した画像に差し替えてください。
documents-unseen = この画像は大学に届いていますが、いまは表示できません。
documents-count = 添付した画像：{ $count }枚
documents-progress = { $count }枚中{ $number }枚目

# 画像を大きく見る。
documents-zoom-in = 拡大
documents-zoom-out = 縮小
documents-rotate = 回転
documents-zoom-reset = 元に戻す
documents-keys = 画像のキー操作：+ 拡大、- 縮小、r 回転、0 元に戻す、矢印 移動

# どちらの面の画像かを聞く。
documents-side-title = 画像の面の確認
documents-side-question = この画像は、どちらの面ですか。
documents-side-front = 顔写真のある面（おもて）
documents-side-number = 12桁の番号のある面（うら）
documents-side-why = 個人番号（マイナンバー）は、法律により大学が受け取ることができません。番号のある面は添付しないでください。
documents-side-refused-title = 番号のある面は添付しませんでした
documents-side-refused = 選んだ画像は、このアプリにも大学にも残っていません。顔写真のある面の画像を選んでください。

# 読みにくい画像についての助言。
documents-advice-title = この画像は読みにくいかもしれません
documents-advice-too-small = 画像が小さく、文字がつぶれるおそれがあります。書類に近づき、画面いっぱいに写してください。スクリーンショットではなく、元の写真を選ぶと大きくなることがあります。
documents-advice-blurred = 文字がぼやけています。スマートフォンを両手で持ち、書類にピントが合ってから、動かさずに撮ってください。
documents-advice-too-dark = 画像が暗すぎます。窓の近くや明るい照明の下で、書類に影がかからないように撮ってください。
documents-advice-too-bright = 画像が明るすぎて、文字が薄くなっています。フラッシュを切り、直射日光を避けて撮ってください。
documents-advice-glare = 光が反射して、読めない部分があります。照明が横から当たるように、書類の向きか立つ位置を変えて撮ってください。
documents-advice-first = 撮り直した画像があれば、そちらを選んでください。審査が早く進みます。
documents-advice-last = このまま使うこともできます。職員が読めないときは、撮り直しをお願いするために申請をお返しすることがあります。
documents-advice-other = 別の画像を選ぶ
documents-advice-use = この画像を使う

# 番号を隠す画面。
documents-cover-title = 番号を隠します
documents-cover-lead = 画像が横向きのときは、先に「回転」を押してください。枠をドラッグして番号の上に重ねてください。下の項目をすべて確かめると、保存できます。
documents-cover-lead-optional = この面には、必ず隠すところはありません。見せたくないところがあれば、枠を重ねて隠せます。そのまま保存してもかまいません。
documents-cover-kept = 隠した部分は黒い画素に置き換わり、元に戻せません。隠す前の画像は、このアプリにも大学にも保存しません。
documents-cover-keys = 枠のキー操作：矢印 移動、Shift＋矢印 大きさの変更、Enter この位置で決定、Delete 枠を消す。枠のないところをドラッグすると、新しい枠を描けます。
documents-cover-picture = 番号を隠す画像
documents-cover-list = 確かめる項目
documents-cover-where-present = 書かれていれば必須
documents-cover-state-open = まだ確かめていません
documents-cover-state-optional = 隠しても隠さなくてもかまいません
documents-cover-state-covered = 隠します
documents-cover-state-before = すでに隠してあります
documents-cover-state-absent = この画像にはありません
documents-cover-here = この位置で隠す
documents-cover-here-name = { $name }：この位置で隠す
documents-cover-box = 枠を出す
documents-cover-box-name = { $name }：枠を出す
documents-cover-absent = この画像にはない
documents-cover-absent-name = { $name }：この画像にはない
documents-cover-box-label = { $name }を隠す枠
documents-cover-box-proposed = { $name }を隠す枠（位置はまだ決まっていません）
documents-cover-own = 追加の枠{ $number }
documents-cover-at = { $name }：左から{ $x }%、上から{ $y }%、幅{ $width }%、高さ{ $height }%
documents-cover-removed = { $name }の枠を消しました
documents-cover-add = 枠を追加
documents-cover-keep = 保存
documents-cover-missing = まだ確かめていない項目があります：{ $fields }。枠を重ねて「この位置で隠す」を押すか、「この画像にはない」を押してください。
documents-edit-title = 画像の一部を隠す・回転する
documents-edit-lead = 見せたくない部分があれば、その上をドラッグして枠を描いてください。向きが違うときは回転できます。

# カメラ。
documents-camera = カメラで撮る
documents-camera-title = カメラで撮る
documents-camera-starting = カメラを準備しています…
documents-camera-lead = 書類を白い枠に合わせ、文字がはっきり見えたら「撮影」を押してください。
documents-camera-look = 文字がはっきり読めますか。ぼやけているときや光っているときは、撮り直してください。
documents-camera-kept = 「この写真を使う」を押すまで、写真はどこにも保存しません。
documents-camera-live = カメラの映像
documents-camera-photo = 撮影した写真
documents-camera-name = カメラの写真
documents-camera-take = 撮影
documents-camera-again = 撮り直す
documents-camera-use = この写真を使う
documents-camera-denied = カメラの使用が許可されていません。パソコンの設定でカメラの使用を許可するか、画像ファイルを選んでください。
documents-camera-failed = カメラを使えませんでした。ほかのアプリがカメラを使っていないかお確かめください。画像ファイルを選ぶこともできます。

documents-steps-title = スマートフォンの写真をこのパソコンに入れるには
documents-steps-which = お使いのスマートフォン：
documents-iphone-1 = iPhone の「設定」→「カメラ」→「フォーマット」で「互換性優先」を選びます。写真が JPEG で保存されるようになります。
documents-iphone-2 = 書類を明るい場所に置き、四隅が入るように真上から撮影します。
documents-iphone-3 = 写真を自分宛てのメールに添付して送るか、ケーブルでパソコンにつなぎます。
documents-iphone-4 = パソコンに写真を保存します。ファイル名の最後が .jpg になっていれば、「ファイルを選択」で選べます。
documents-android-1 = カメラの設定で、写真の形式が「JPEG」（HEIF がオフ）になっていることを確かめます。
documents-android-2 = 書類を明るい場所に置き、四隅が入るように真上から撮影します。
documents-android-3 = 写真を自分宛てのメールに添付して送るか、USB ケーブルでつないで「ファイル転送」を選びます。
documents-android-4 = パソコンに写真を保存します。ファイル名の最後が .jpg になっていれば、「ファイルを選択」で選べます。
