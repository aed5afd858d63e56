# 大学のIDでのログイン。

campus-who = 在学生（大学のID）
campus-who-text = 大学のユーザIDとパスワードをお持ちの方
campus-sign-in-title = 在学生ログイン
campus-user = ユーザID
campus-user-help = 大学のシステムで使っているIDです。大文字・小文字、全角・半角は問いません。
campus-password-help = このIDに対応する、大学のパスワードです。
campus-note-password = 大学のパスワードは、正しいかどうかを大学に確かめるためだけに使い、保存しません。
campus-note-start = { $who }は、{ $from }（日本時間）からログインできます。
campus-sign-in-failed = ログインできませんでした。ユーザID、パスワード、第2パスワードのいずれかが違います。大文字・小文字、全角・半角をお確かめください。はじめてのときは、第2パスワードを空欄にしてください。
campus-locked = ログインの失敗が続いたため、このアカウントはロックされています。「第2パスワードを忘れた場合」から第2パスワードを設定し直すと、ロックが解除されます。第2パスワードをまだ設定していない方は、「ヘルプ」に表示されるお問い合わせ先にご連絡ください。
campus-first-over = はじめてのログイン
campus-address-title = メールアドレス設定
campus-address-lead = 連絡を受け取るメールアドレスを入力してください。確認メールをお送りします。
campus-address-lead-proposed = 大学に登録されているメールアドレスです。別のアドレスを入力することもできます。確認メールをお送りします。
campus-address-help = 今後、システムからの連絡はこのアドレスにお送りします。今後も長く使えるアドレスをお勧めします。
campus-address-done = メールアドレスを設定しました。
campus-second-title = 第2パスワード設定
campus-second-lead = 次回のログインから、大学のパスワードに続けてこのパスワードを入力します。パスワード管理ソフトや貼り付けも使えます。

campus-forgot = 第2パスワードを忘れた場合
campus-forgot-lead = ユーザIDと大学のパスワードを入力してください。第2パスワードを設定し直すためのコードを、登録されているメールアドレスにお送りします。
campus-forgot-note-life = メールのコードとリンクは{ $minutes }分間有効です。
campus-forgot-note-until = 設定が終わるまでは、いまの第2パスワードがそのまま使えます。
campus-forgot-note-address = 登録したメールアドレスでメールを受け取れないときは、「ヘルプ」に表示されるお問い合わせ先にご連絡ください。
campus-forgot-note-university = 大学のパスワードを忘れたときは、大学のシステムの担当窓口にお尋ねください。このサービスでは設定し直せません。
campus-forgot-failed = 確認できませんでした。ユーザID、大学のパスワードのいずれかが違います。大文字・小文字、全角・半角をお確かめください。
campus-forgot-refused = 入力の間違いが続いたため、一時的に受け付けを止めています。約{ $minutes }分後に、もう一度お試しください。
campus-forgot-locked = 入力の間違いが続いたため、この手続きはできなくなりました。「ヘルプ」に表示されるお問い合わせ先にご連絡ください。第2パスワードを設定し直せるようにします。
campus-forgot-registered = 登録されているメールアドレス
campus-forgot-mail-refused = 相手のメールサーバーが受け取りを断りました。受信設定や空き容量を確かめて、送り直してください。このアドレスが使えなくなっているときは、「ヘルプ」に表示されるお問い合わせ先にご連絡ください。
campus-forgot-moved = 手続きを始めたあとに、登録されているメールアドレスが変更されました。第2パスワードは変わっていません。「手続きをやめる」を押し、もう一度「第2パスワードを忘れた場合」からやり直してください。
campus-forgot-ended = この手続きは終わっています。時間が経ったか、すでに設定が済んでいます。もう一度「第2パスワードを忘れた場合」からやり直してください。
campus-reset-over = 第2パスワードを忘れた場合
campus-reset-lead = メールアドレスを確認できました。新しい第2パスワードを設定してください。前と同じものは使えません。
campus-reset-note-others = 設定すると、すべてのパソコンでログアウトされ、認証キーの入力を省略するパソコンの設定も取り消されます。
campus-reset-done = 第2パスワードを設定しました。新しい第2パスワードでログインしてください。

key-title = 認証キー入力
key-lead = 登録されているメールアドレス（{ $address }）に、認証キーをお送りしました。メールに書かれた{ $digits }桁の数字を入力してください。
key-lead-queued = 登録されているメールアドレス（{ $address }）に、認証キーをお送りしています。しばらくお待ちください。
key-lead-put-off = 登録されているメールアドレス（{ $address }）への送信に時間がかかっています。メールサーバーがまだ受け取っていないため、大学のサーバーが約{ $minutes }分後に自動的に送り直します。
key-refused = メールをお送りできませんでした（{ $address }）。受信するメールの設定と、メールボックスの空き容量をお確かめのうえ、「認証キー再発行」を押してください。
key-label = 認証キー
key-help = { $digits }桁の数字です。全角でも半角でもかまいません。
key-until = 有効期限：{ $until }
key-until-over = この認証キーの有効期限が切れました。「認証キー再発行」を押してください。
key-remember =
    { $days ->
       *[other] このパソコンでは、{ $days }日間、認証キーの入力を省略する
    }
key-remember-help = 共用のパソコンでは、チェックを外してください。
key-submit = 認証
key-reissue = 認証キー再発行
key-reissue-in = 認証キー再発行（あと{ $seconds }秒）
key-reissued = 新しい認証キーをお送りしています（{ $address }）。前の認証キーは、新しいメールをお送りした時点で使えなくなります。
key-not-come = メールが届かないとき
key-not-come-1 = 迷惑メールのフォルダーに入っていないか、お確かめください。
key-not-come-2 = メールは { $domain } からお送りします。受信できるように設定されているか、お確かめください。
key-not-come-3 = メールアドレスが変わって受け取れないときは、「ヘルプ」に表示されるお問い合わせ先にご連絡ください。
key-note-close = この画面を閉じたときは、もう一度ログインしてください。
key-note-tell = 認証キーは、大学の職員を含め、誰にも伝えないでください。
key-void-title = 認証キーが使えなくなりました
key-void-text = 間違いが続いたため、安全のため、この認証キーを使えなくしました。「認証キー再発行」を押して、新しいメールの認証キーを入力してください。

two-factor-title = 二要素認証設定
two-factor-menu-on = 二要素認証設定：オン
two-factor-menu-off = 二要素認証設定：オフ
two-factor-lead = ログインのときに、メールでお送りする認証キーの入力を求めるかどうかを設定します。
two-factor-now-on = 現在の設定：オン
two-factor-now-off = 現在の設定：オフ
two-factor-on-means = ログインのたびに、登録されているメールアドレスにお送りする認証キーを入力します。入力を省略すると設定したパソコンでは、{ $days }日間は求めません。
two-factor-off-means = ユーザIDと2つのパスワードだけでログインできます。
two-factor-ask-on = 二要素認証をオンにしますか？
two-factor-ask-off = 二要素認証をオフにしますか？
two-factor-off-risk = オフにすると、ユーザIDと2つのパスワードを知っている人は、あなたのメールを読めなくてもログインできます。入力を省略すると設定したパソコンも、すべて取り消されます。
two-factor-password-why = ご本人であることを確かめるために入力してください。
two-factor-note-next = 変更は次回のログインから有効です。
two-factor-note-mail = 変更されたことをメールでお知らせします。
two-factor-yes = はい
two-factor-done-on = 二要素認証をオンにしました。次回のログインから、認証キーの入力を求めます。
two-factor-done-off = 二要素認証をオフにしました。次回のログインから、認証キーの入力は必要ありません。
two-factor-done-mail = 変更のお知らせをメールでお送りします。
