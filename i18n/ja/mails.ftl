# メール。どのメールも本文はここだけにあります。

mail-lead = { $university }の証明書サービスからのお知らせです。
mail-code-label = 確認コード
mail-code-hint = このコードは、手続きを始めたパソコンのアプリに入力してください。ハイフンや大文字・小文字の違いは気にしなくてかまいません。
mail-link-label = メールアドレスを確認する
mail-link-hint = 手続きを始めたパソコンでこのメールを読んでいるときは、次のページを開いてもかまいません。
mail-life = リンクとコードは、このメールをお送りしてから{ $minutes }分間、1回だけ使えます。期限が切れたときは、アプリの画面から送り直してください。
mail-reference-label = 受付番号
mail-initial-password-label = 初回パスワード

mail-registration-subject = メールアドレスの確認
mail-registration-body = 利用申請のために入力されたメールアドレスを確認します。アプリに次のコードを入力すると、申請フォームに進めます。

mail-registration-known-subject = アカウントはすでにあります
mail-registration-known-body = このメールアドレスで新規登録の手続きがありましたが、すでにアカウントがあります。新しい申請は必要ありません。アプリの「卒業生ログイン」から、このメールアドレスとパスワードでログインしてください。
mail-registration-known-help = パスワードが分からないときは、ログイン画面の「パスワードを忘れた場合」から設定し直せます。

mail-address-subject = メールアドレス設定
mail-address-body = 大学のIDでログインしたあとに入力されたメールアドレスを確認するためのメールです。アプリで次の確認コードを入力すると、このアドレスが設定されます。

mail-address-change-subject = メールアドレス変更
mail-address-change-body = アカウントのメールアドレスを、このアドレスに変更するお申し込みがありました。まだ何も変わっていません。ご本人の場合は、アプリに次のコードを入力すると、変更が完了します。
mail-address-change-not-you = お心当たりがない場合は、何もする必要はありません。このコードを誰かに伝えないでください。コードがなければ、変更はできません。
mail-address-change-known-subject = このアドレスのアカウントはすでにあります
mail-address-change-known-body = 別のアカウントのメールアドレスを、このアドレスに変更するお申し込みがありましたが、このアドレスでログインするアカウントがすでにあります。そのため、変更できません。何も変わっていません。ご本人の場合は、アプリの画面で別のアドレスに訂正するか、「卒業生ログイン」からこのアドレスでログインしてください。
mail-address-changed-subject = メールアドレスが変更されました
mail-address-changed-body = アカウントのメールアドレスが、別のアドレスに変更されました。今後のお知らせは新しいアドレスにお送りし、このアドレスにはお送りしません。このアドレスでログインしていた方は、これから新しいアドレスでログインしてください。
mail-address-changed-not-you = お心当たりがない場合は、誰かがあなたのアカウントを使っているおそれがあります。すぐに下のお問い合わせ先にご連絡ください。このアドレスからは、パスワードを設定し直すことはできません。

mail-enrolment-subject = 学籍番号追加
mail-enrolment-body = アカウントに学籍番号を追加する手続きのメールです。まだ何も変わっていません。アプリに次のコードを入力すると、申請フォームに進めます。
mail-enrolment-not-you = お心当たりがない場合は、誰かがあなたのアカウントを使っているおそれがあります。コードを誰にも伝えず、下のお問い合わせ先にご連絡ください。
mail-enrolment-received-subject = 学籍番号追加の申請を受け付けました
mail-enrolment-received-body = 学籍番号追加の申請を受け付けました。内容を確認し、結果をメールでお知らせします。
mail-enrolment-rejected-body = 恐れ入りますが、学籍番号追加の申請は却下となりました。アカウントと登録済みの学籍はそのままです。内容を改めて、もう一度申請できます。
mail-enrolment-returned-body = 学籍番号追加の申請について、直していただきたいところがあります。
mail-number-added-body = 学籍番号の追加登録が完了しました。
mail-number-added-where = これまでと同じようにログインすると、追加した学籍番号を選べます。パスワードは変わりません。
mail-student-number-label = 学籍番号

mail-continue-subject = 申請を続けるための確認コード
mail-continue-body = お送りいただいた申請の続きを開くための確認コードです。アプリに次のコードを入力してください。

mail-continue-unknown-subject = 申請が見つかりませんでした
mail-continue-unknown-body = このメールアドレスで申請の続きを開く手続きがありましたが、入力された受付番号の申請は、このメールアドレスでは見つかりませんでした。受付番号と、申請したときのメールアドレスをお確かめのうえ、もう一度お試しください。

mail-reset-requested-subject = パスワード再設定のお申し込みがありました
mail-reset-requested-body = このアカウントのパスワードと第2パスワードを再設定したいというお申し込みがありました。まだ何も変わっていません。ご本人の場合は、アプリに次のコードを入力し、2つのパスワードを設定してください。
mail-reset-requested-not-you = お心当たりがない場合は、何もする必要はありません。このメールがなければ再設定はできず、いまのパスワードはそのまま使えます。

mail-reset-forced-subject = 2つのパスワードを設定し直してください
mail-reset-forced-body = アプリから「ログインは自分ではない」とのお知らせがあったため、このアカウントのパスワードは使えなくし、すべてのパソコンでログアウトしました。申請と学籍の情報はそのまま残っています。アプリに次のコードを入力し、2つのパスワードを設定してください。これまでとは異なるものにしてください。

mail-reset-unknown-subject = このアドレスのアカウントはありません
mail-reset-unknown-body = このメールアドレスでパスワード再設定のお申し込みがありましたが、このアドレスのアカウントはありません。別のアドレスで登録していないかお確かめのうえ、もう一度お試しください。利用申請がまだの方は、アプリの「新規登録」からお申し込みください。

mail-password-changed-subject = パスワードが変更されました
mail-password-changed-body = アカウントのパスワードが変更されました。ほかのパソコンではログアウトされています。
mail-second-password-changed-subject = 第2パスワードが変更されました
mail-second-password-changed-body = アカウントの第2パスワードが変更されました。ほかのパソコンではログアウトされています。
mail-passwords-set-anew-subject = パスワードが再設定されました
mail-passwords-set-anew-body = このアドレスにお送りしたコードを使って、アカウントのパスワードと第2パスワードが再設定されました。すべてのパソコンでログアウトされています。新しいパスワードでログインしてください。
mail-personal-changed-subject = 個人情報が変更されました
mail-personal-changed-body = アカウントに登録された個人情報（住所、電話番号、勤務先）が変更されました。変更した内容は、アプリにログインして、メニューの「個人情報設定・変更」でご確認ください。
mail-changed-not-you = お心当たりがない場合は、すぐにアプリのログイン画面の「パスワードを忘れた場合」から2つのパスワードを設定し直し、下のお問い合わせ先にご連絡ください。

mail-key-subject = 認証キー
mail-key-body = 大学のIDでログインするための認証キーです。ログインの画面に入力してください。
mail-key-label = 認証キー
mail-key-until = 有効期限：{ $date } { $time }（日本時間）
mail-key-closed = 認証キーの入力画面を閉じたときは、もう一度ログインしてください。新しい認証キーをお送りします。
mail-key-not-you = お心当たりがない場合は、誰かがあなたのユーザIDとパスワードを知っているおそれがあります。この認証キーを誰にも伝えず、大学のパスワードをすぐに変更して、下のお問い合わせ先にご連絡ください。認証キーがなければ、ログインはできません。
mail-email-key-on-subject = 二要素認証がオンになりました
mail-email-key-on-body = 次回のログインから、このアドレスにお送りする認証キーの入力が必要になります。
mail-email-key-off-subject = 二要素認証がオフになりました
mail-email-key-off-body = 次回のログインから、認証キーの入力が必要なくなります。ユーザIDと2つのパスワードだけでログインできます。
mail-campus-not-you = お心当たりがない場合は、誰かがあなたのアカウントを使っているおそれがあります。すぐに大学のパスワードを変更し、下のお問い合わせ先にご連絡ください。

mail-received-subject = 利用申請を受け付けました
mail-received-body = 利用申請を受け付けました。内容と本人確認書類を確認し、結果をメールでお知らせします。
mail-received-expected = 審査の結果は{ $date }ごろまでにお知らせする予定です。

mail-result-subject = 利用申請結果のお知らせ
mail-approved-body = 利用申請が承認されました。
mail-approved-sign-in = アプリの「卒業生ログイン」で、このメールアドレスと初回パスワードを入力し、第2パスワードは空欄のままログインしてください。続けて、パスワードと第2パスワードの両方を設定していただきます。
mail-approved-life = 初回パスワードは{ $days }日間有効です。パスワードを設定すると使えなくなります。
mail-reset-subject = パスワードを再設定してください
mail-reset-body = お問い合わせにより、または初回パスワードの期限切れやログインの失敗が続いたため、パスワードを取り消しました。これまでのパスワードは使えません。申請と学籍の情報はそのまま残っています。お心当たりがないときは、下のお問い合わせ先にご連絡ください。
mail-rejected-body = 恐れ入りますが、利用申請は却下となりました。
mail-rejected-where = 理由は、アプリの「申請の続きをする・状況を見る」から、受付番号とメールアドレスを入力してご覧ください。
mail-returned-body = 利用申請について、直していただきたいところがあります。
mail-returned-where = 理由はアプリの申請の画面でご覧いただけます。アプリを開き、内容を直してもう一度お送りください。別のパソコンをお使いのときは、「申請の続きをする・状況を見る」から受付番号とメールアドレスを入力してください。
mail-returned-until = { $date }までにお送りください。それを過ぎると、申請は期限切れになります。

mail-footer-sending-only = このメールは送信専用です。返信いただいてもお答えできません。
mail-footer-not-you = お心当たりのない方は、このメールを削除してください。
mail-footer-contact = お問い合わせ先

mail-date = { $year }年{ $month }月{ $day }日
