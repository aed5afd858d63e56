# 受付票（PDF）と、その保存。

receipt-title = 受付票
receipt-document-title = 受付票 { $reference }
receipt-lead = 次の申請を受け付けました。
receipt-reference = 受付番号
receipt-name = 申請者氏名
receipt-name-note = 入力された漢字の中に、この受付票に印字できない文字があるため、読みを表示しています。申請には、入力されたとおりの文字が記録されています。
receipt-name-unshown = 申請に記録されているとおり
receipt-kind = 申請種別
receipt-kind-registration = 利用申請
receipt-kind-enrolment = 学籍番号追加
receipt-kind-recovery = メールアドレスを失った場合の申請
receipt-kind-name-change = 氏名の変更
receipt-received = 受付日時
receipt-received-at = { $date } { $time }（日本時間）
receipt-revision = 受付の回数
receipt-revision-value = { $number ->
    [1] 1回目（最初の申請）
   *[other] { $number }回目（再申請）
}
receipt-expected = 審査の予定
receipt-expected-value = { $date }ごろまで
receipt-digest = 内容の照合番号
receipt-pictures = 一緒に受け付けた画像
receipt-picture = 画像{ $number }：{ $shows }
receipt-picture-identity = 本人確認書類
receipt-picture-name-change = 氏名の変更を確認する書類
receipt-picture-character = 入力できない文字の画像
receipt-digest-note = 照合番号は、受け付けた内容や画像から計算した番号（SHA-256）の先頭です。内容が1文字でも変わると、番号も変わります。
receipt-signature = 大学の署名
receipt-signature-key = 署名の鍵
receipt-signature-fingerprint = 署名の照合番号
receipt-signature-note = 大学が署名した受付の記録（receipt.jws）を、このPDFに添付しています。上の内容と画像をいつ受け付けたかの証明です。大学が公開している鍵で、だれでも確認できます。
receipt-signature-file = 大学が署名した受付の記録
receipt-next = これからの流れ
receipt-next-review = 大学が申請の内容と画像を確認します。{ $date }ごろまでに終わる予定です。大学の休業日と祝日は数えていません。
receipt-next-mail = 結果を、申請したときのメールアドレスにお知らせします。直していただきたいところがあるときも、メールでお知らせします。
receipt-next-status = 状況は、アプリの「申請の続きをする・状況を見る」で、受付番号 { $reference } とメールアドレスを入力するとご覧いただけます。
receipt-contacts = お問い合わせ先
receipt-keep = お問い合わせのときは受付番号をお知らせください。この受付票は、申請の状況の画面からいつでも保存し直せます。
receipt-date = { $year }年{ $month }月{ $day }日（{ $weekday ->
    [1] 月
    [2] 火
    [3] 水
    [4] 木
    [5] 金
    [6] 土
   *[7] 日
}）

receipt-save = 受付票を保存する（PDF）
receipt-save-other = 英語の受付票を保存する
receipt-save-short = 保存（PDF）
receipt-save-of = 受付番号 { $reference } の受付票を保存する（PDF）
receipt-saved = 受付票を「{ $name }」という名前で保存しました。
receipt-dialog-title = 受付票の保存先を選んでください
receipt-dialog-filter = PDF
receipt-file-name = 受付票_{ $reference }.pdf

receipt-proof-signed = 大学の署名を確認しました
receipt-proof-means = 大学が下の日時に申請を受け付けたことの証明です。
receipt-proof-details = 署名の詳細
receipt-proof-issuer = 署名した大学
receipt-proof-unsigned = この受付には、大学の署名がありません
receipt-proof-unsigned-text = 大学のサーバーが署名に対応する前に受け付けられたためです。受付は有効です。日時の証明が必要なときは、大学にお問い合わせください。
receipt-proof-refused = 大学の署名を確認できませんでした
receipt-proof-refused-text = サーバーから届いた受付票の署名が正しくないため、証明として保存していません。受付番号を控えて、大学にお問い合わせください。
receipt-proof-damaged = このパソコンにある受付票は、署名と合いません
receipt-proof-damaged-text = 保存されていた受付票が壊れたか、書き換えられています。大学に届いた申請に影響はありません。証明が必要なときは、受付票（PDF）を保存し直してください。
