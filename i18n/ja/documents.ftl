# 本人確認書類の画像を添付する画面。

documents-intro = スマートフォンなどで撮影した画像を選んでください。
documents-limits = JPEG・PNG・GIF の画像を6枚まで（1枚20MBまで）添付できます。
documents-back-side = 住所などの変更が裏面に書かれているときは、裏面も添付してください。
documents-readable = 氏名・住所・生年月日がはっきり読めることをお確かめください。
documents-drop = ここに画像をドロップすることもできます。
documents-refused = 「{ $name }」は添付できませんでした
documents-image = 画像{ $number }
documents-enlarge = { $name }を大きく表示する
documents-remove = { $name }を削除する
documents-look = 氏名・住所・生年月日が読めますか。読みにくいときは、撮り直した画像に差し替えてください。
documents-unseen = この画像は大学に届いていますが、いまは表示できません。
documents-count = 添付した画像：{ $count }枚
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
