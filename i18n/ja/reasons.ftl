# 審査の結果・理由・状態。理由は職員が選び、申請者は自分の言語で読みます。

reason-image-unreadable = 画像の文字や写真が読み取れません。明るい場所で、書類全体にピントを合わせて撮り直してください。
reason-image-incomplete = 書類の一部が写っていません。四隅が入るように撮り直してください。
reason-image-undecodable = 画像を開くことができませんでした。JPEG または PNG の画像を選び直して、もう一度お送りください。
reason-wrong-document = 本学で受け付けている本人確認書類ではありません。書類の種類を確かめて、別の書類をお選びください。
reason-document-expired = 本人確認書類の有効期限が切れています。有効期限内の書類をお選びください。
reason-name-mismatch = 入力された氏名と本人確認書類の氏名が一致しません。
reason-name-change-unproven = 添付された書類では、氏名の変更を確認できませんでした。変更前と変更後の氏名がつながる書類をお選びください。
reason-birth-date-mismatch = 入力された生年月日と本人確認書類の生年月日が一致しません。
reason-address-mismatch = 入力された住所と本人確認書類の住所が一致しません。
reason-student-number-unknown = 入力された学籍番号が本学の記録に見つかりません。番号をもう一度お確かめください。
reason-not-in-roster = 入力された内容では、本学の在籍記録を確認できませんでした。在学時の氏名・学部・年月をお確かめください。
reason-answer-wrong = 入力内容に誤りがあります。
reason-answer-incomplete = 入力内容が足りません。
reason-duplicate-application = すでに同じ内容の申請を受け付けています。
reason-not-eligible = 恐れ入りますが、確認の結果、このサービスをご利用いただける方に該当しませんでした。
reason-other = 下の「職員からの連絡」をお読みください。

outcome-approved = 承認
outcome-rejected = 却下
outcome-returned = 再申請依頼

state-received = 受付済
state-in-review = 審査中
state-awaiting-second-person = 二人目の確認待ち
state-approved = 承認
state-rejected = 却下
state-returned = 再申請依頼
state-withdrawn = 取下げ
state-expired = 期限切れ

# 職員だけが見る目印。

flag-student-number-taken = 同じ学籍番号の学籍がすでに登録されています
flag-account-exists = このメールアドレスのアカウントがすでにあります
flag-image-undecodable = 開けない画像があります
flag-mail-undelivered = 申請者への最新のメールを届けられませんでした
flag-image-hard-to-read = 読みにくい可能性のある画像があります
flag-character-missing = 入力できない漢字があります（正しい字の画像が添付されています）
flag-name-changed = 現在の氏名と在学時の氏名が異なります
flag-account-unknown = この学籍番号の卒業生のアカウントが見つかりません
flag-student-number-of-student = この学籍番号は、大学の認証で在学生のアカウントに登録されています。承認すると、そのアカウントがこの申請のメールアドレスの卒業生のアカウントになります（前のアドレスにもお知らせします）。本人の申請であることを、特に確かめてください
flag-number-said-of-another = 大学の認証で、別のアカウントにも同じ学籍番号が示されました
