# ログインしている方が、アカウントについて変更できること。

account-address-title = メールアドレス変更
account-address-current = 現在のメールアドレス
account-address-lead = 新しいメールアドレスに確認メールをお送りします。メールのコードを入力するまで、アドレスは変わりません。
account-address-new = 新しいメールアドレス
account-address-new-confirmation = 新しいメールアドレス（確認）
account-address-help = 今後の連絡はこのアドレスにお送りします。長く使えるアドレスをお勧めします。
account-address-help-sign-in = 変更後は、このアドレスでログインします。長く使えるアドレスをお勧めします。
account-address-password-why = ご本人であることを確かめるために入力してください。
account-address-note-former = 変更が終わると、現在のアドレスにもお知らせをお送りします。
account-address-waiting = 新しいアドレスにお送りしたメールの確認を待っています。別のアドレスに変えるときは、下の欄に入力してください。
account-address-continue = コードの入力に進む
account-address-changed = メールアドレスを変更しました。
account-address-changed-sign-in = 次回からは新しいアドレスでログインしてください。これまでのアドレスにも、変更のお知らせをお送りします。
account-address-changed-told = これまでのアドレスにも、変更のお知らせをお送りします。

account-number-title = 学籍番号追加登録
account-number-lead = 学籍番号を2つ以上お持ちの方は、このアカウントに追加できます。「送信」を押すと、下のアドレスに確認メールをお送りします。メールのコードを入力すると、申請フォームに進みます。
account-number-to = メールの送信先
account-number-note-who = 追加できるのは、ご本人の学籍番号だけです。
account-number-note-what = 在学時の氏名、学部・学科、学籍番号、卒業（修了）年月を入力します。画像や住所は必要ありません。
account-number-note-review = 大学が確認し、結果をメールでお知らせします。承認されると、ログイン後の画面で学籍番号を選べるようになります。
account-number-note-mail = メールが届くまでに時間がかかることがあります。
account-number-waiting = お送りしたメールの確認を待っています。
account-number-begun = 学籍番号追加の申請が途中です。入力した内容は、このパソコンに保存されています。
account-number-continue = 続きに進む
account-number-again = メールを送り直す

account-graduation-title = 卒業後のログイン方法
account-graduation-lead = 卒業すると、大学のIDではログインできなくなります。その前に、メールアドレスと2つのパスワードでログインする方法（卒業生ログイン）に変えておくと、いまの学籍と申請をそのまま使い続けられます。
account-graduation-email = 卒業後のログインに使うメールアドレス
account-graduation-email-help = 大学のアドレスは卒業後に使えなくなることがあります。ご自分のアドレスをお勧めします。
account-graduation-email-confirmation = 卒業後のログインに使うメールアドレス（確認）
account-graduation-note-mail = このアドレスに確認メールをお送りします。メールのコードを入力し、2つのパスワードを設定すると、ログイン方法が変わります。それまでは、何も変わりません。
account-graduation-note-end = 変更すると、大学のIDではログインできなくなります。元には戻せません。
account-graduation-note-devices = ほかのパソコンではログアウトされます。これまでのアドレスと新しいアドレスの両方に、お知らせのメールをお送りします。
account-graduation-waiting = お送りしたメールの確認を待っています。別のアドレスにするときは、下の欄に入力してください。
account-graduation-confirmed = メールアドレス { $email } を確認できました。2つのパスワードの設定に進んでください。
account-graduation-passwords = パスワードの設定に進む
account-graduation-passwords-lead = メールアドレスを確認できました。卒業生のログインに使う2つのパスワードを設定してください。「設定」を押すと、ログイン方法が変わります。
account-graduation-recent = ログインしてから時間が経っています。ご本人であることを確かめるため、大学の画面でもう一度ログインしてください。ログインすると、この画面に戻ります。
account-graduation-sign-in = 大学の画面でログインする
account-graduation-done = 卒業生のログインに変わりました。
account-graduation-done-next = 次回からは「卒業生ログイン」で、{ $email } と2つのパスワードを使ってログインしてください。大学のIDではログインできません。
account-graduation-done-kept = 学籍、申請、受付票はそのまま残っています。

account-personal-title = 個人情報設定・変更
account-personal-lead = 住所、電話番号、勤務先を変更できます。「確認」を押し、次の画面で「変更」を押すまで、大学には送られません。
account-personal-check = まだ変更されていません。内容をお確かめのうえ、「変更」を押してください。
account-personal-done = 個人情報を変更しました。アカウントのメールアドレスに、変更のお知らせをお送りします。
account-personal-edited = このパソコンで入力し、まだ大学に送っていない内容を表示しています。
account-personal-name = 氏名の変更は、この画面ではできません。氏名が変わった方は、「ヘルプ」のお問い合わせ先にご連絡ください。
account-personal-discard = 入力した内容を取り消す
account-personal-overtaken-title = 別のパソコンで、先に変更されています
account-personal-overtaken = このパソコンで入力した内容も残っています。2つの内容を見比べて、どちらにするかをお選びください。
account-personal-compare = 次の項目が、大学に届いている内容と異なります。項目ごとに、正しい方をお選びください。
account-change-completed = 変更完了
