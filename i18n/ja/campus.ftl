# 大学のIDでのログイン。

campus-who = 在学生（大学のID）
campus-who-text = 大学のユーザIDとパスワードをお持ちの方
campus-sign-in-title = 在学生ログイン
campus-user = ユーザID
campus-user-help = 大学のシステムで使っているIDです。大文字・小文字、全角・半角は問いません。
campus-password-help = このIDに対応する、大学のパスワードです。
campus-note-password = 大学のパスワードは、正しいかどうかを大学に確かめるためだけに使い、保存しません。
campus-sign-in-failed = ログインできませんでした。ユーザID、パスワード、第2パスワードのいずれかが違います。大文字・小文字、全角・半角をお確かめください。はじめてのときは、第2パスワードを空欄にしてください。
campus-first-over = はじめてのログイン
campus-address-title = メールアドレス設定
campus-address-lead = 連絡を受け取るメールアドレスを入力してください。確認メールをお送りします。
campus-address-lead-proposed = 大学に登録されているメールアドレスです。別のアドレスを入力することもできます。確認メールをお送りします。
campus-address-help = 今後、システムからの連絡はこのアドレスにお送りします。今後も長く使えるアドレスをお勧めします。
campus-address-done = メールアドレスを設定しました。
campus-second-title = 第2パスワード設定
campus-second-lead = 次回のログインから、大学のパスワードに続けてこのパスワードを入力します。パスワード管理ソフトや貼り付けも使えます。
