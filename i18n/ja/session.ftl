# ログインとパスワード設定。

session-sign-in-title = 卒業生ログイン
session-password = パスワード
session-password-help = はじめてログインするときは、メールに書かれた初回パスワードを入力してください。
session-second = 第2パスワード
session-second-help = はじめてログインするときは、空欄のままにしてください。
session-show = { $label }を表示する
session-hide = { $label }を隠す
session-show-short = 表示
session-hide-short = 隠す
session-note-caps = ログインできないときは、大文字・小文字、全角・半角をお確かめください。
session-note-idle = { $minutes }分間操作がないと、自動でログアウトします。
session-note-leave = 共用のパソコンでは、使い終わったら必ずログアウトし、メニューから「このパソコンからデータを消去」してください。
session-passwords-title = パスワード設定
session-passwords-lead = これからのログインに使う2つのパスワードを設定してください。パスワード管理ソフトや貼り付けも使えます。
session-second-why = パスワードとは異なるものにしてください。
session-new-password = 新しいパスワード
session-new-password-confirmation = 新しいパスワード（確認）
session-new-second = 新しい第2パスワード
session-new-second-confirmation = 新しい第2パスワード（確認）
session-rules = パスワードの条件
session-rules-second = 第2パスワードの条件
session-confirmed = 2回の入力が一致しています
session-rule-kept = 満たしています
session-rule-open = まだ満たしていません
session-idle-title = まもなくログアウトします
session-idle-text = 操作がない状態が{ $minutes }分続くと、安全のため自動でログアウトします。
session-idle-kept = 入力した内容は保存されています。
session-idle-kept-staff = まだ確定していない審査結果は送信されません。
session-idle-left =
    { $minutes ->
        [0] あと{ $seconds }秒
       *[other] あと{ $minutes }分{ $seconds }秒
    }
session-idle-stay = ログインを続ける
session-idle-sign-out = いまログアウトする
session-ended-idle = { $minutes }分間操作がなかったため、安全のためログアウトしました。入力した内容は保存されています。もう一度ログインすると、元の画面に戻ります。
session-ended-idle-staff = { $minutes }分間操作がなかったため、安全のためログアウトしました。確定していなかった審査結果は送信されていません。もう一度ログインすると、元の画面に戻ります。
session-ended = ログインの有効期間が終わったか、別の場所でログアウトされました。入力した内容は保存されています。もう一度ログインすると、元の画面に戻ります。
session-ended-staff = ログインの有効期間が終わったか、別の場所でログアウトされました。確定していなかった審査結果は送信されていません。もう一度ログインすると、元の画面に戻ります。

session-forgot = パスワードを忘れた場合
session-forgot-lead = アカウントのメールアドレスを入力してください。2つのパスワードを設定し直すためのコードをお送りします。
session-forgot-email-help = ログインに使っているアドレスです。
session-forgot-note-both = パスワードと第2パスワードの両方を設定し直します。設定が終わるまでは、いまのパスワードがそのまま使えます。
session-forgot-note-life = メールのコードとリンクは{ $minutes }分間有効です。
session-reset-lead = メールアドレスを確認できました。2つのパスワードを設定し直してください。前と同じものは使えません。
session-reset-done = 2つのパスワードを設定しました。新しいパスワードでログインしてください。

password-title-first = パスワード変更
password-title-second = 第2パスワード変更
password-current-first = 現在のパスワード
password-current-second = 現在の第2パスワード
password-first-why = 第2パスワードとは異なるものにしてください。
password-note-others = ほかのパソコンではログアウトされます。
password-note-key = 認証キーの入力を省略するパソコンの設定は、すべて取り消されます。次回のログインから、認証キーの入力を求めます（二要素認証がオンの場合）。
password-note-mail = 変更されたことをメールでお知らせします。
password-changed-title = 変更完了
password-changed-first = パスワードを変更しました。
password-changed-second = 第2パスワードを変更しました。
password-changed-others = このパソコンではログインしたままです。ほかのパソコンではログアウトされました。変更のお知らせをメールでお送りします。

session-lost = 登録したメールアドレスを使えない方
session-lost-lead = 登録したメールアドレスでメールを受け取れなくなった方は、新しいアドレスで申請してください。大学がご本人であることを確認し、アカウントのメールアドレスを新しいものに変更します。これまでの申請と学籍の情報は、そのまま引き継がれます。
session-lost-note-what = 学籍番号、生年月日、本人確認書類の画像が必要です。
session-lost-note-until = 承認されるまで、アカウントは変わりません。承認されると、新しいアドレスに初回パスワードをお送りします。これまでのパスワードは使えなくなります。
session-lost-note-former = 変更したことは、これまでのアドレスにもお知らせします。
