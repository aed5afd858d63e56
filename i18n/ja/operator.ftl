# コマンド akashi-server が、運用担当の方に伝える文。

operator-init-done = { $dir } にサーバのフォルダを作りました。university.toml と terms を大学に合わせて書き換え、「akashi-server doctor --dir { $dir }」で確かめてください。
operator-init-exists = { $file } がすでにあります。何も変更していません。別のフォルダを指定してください。
operator-init-failed = { $file } を書き込めませんでした（{ $reason }）。
operator-config-unreadable = { $file } を読み込めません（{ $reason }）。
operator-config-syntax = { $file } に誤りがあります。
    { $detail }
operator-config-value =
    university.toml の項目「{ $entry }」の値を使えません（{ $reason ->
        [missing] 必要な値がありません
        [duplicate] 同じ識別名や値が重なっています
        [unknown] どこにも定義のない名前です
        [malformed] 書き方が正しくありません
        [too_small] 小さすぎます
        [too_large] 大きすぎるか長すぎます
        [insecure] 安全ではありません
        [unsupported] この OS のサーバでは使えません
        [itself] 自分自身を条件にはできません
        [later] 条件にできるのは、前にある項目だけです
        [hidden] 表示しない項目が条件になっています
       *[other] { $reason }
    }）。
operator-keys = サーバの鍵を使えません（{ $reason }）。
operator-database = データベースを使えません（{ $reason }）。
operator-serve-listening = { $url } で待ち受けています。止めるには Ctrl+C を押してください。
operator-serve-demo = 試用モードです。送信したメールは { $url }dev/mail で読めます。
operator-serve-no-worker = 画像を処理するプログラム akashi-image-worker が見つかりません。申請は受け付けますが、画像は職員に表示されません。
operator-serve-failed = 起動できませんでした（{ $reason }）。
operator-serve-insecure = { $address } で、暗号化せずにほかのコンピュータから接続させることはできません。server.tls を設定するか、server.trusted_proxies と暗号化を行うプロキシを用意してください。
operator-staff-password = { $name } のパスワードを入力して Enter を押してください:
operator-staff-added = 職員アカウント { $name } を作りました。
operator-staff-totp = 次のアドレスを認証アプリに登録してください。表示されるのは今だけです。
operator-staff-name-malformed = 名前は、半角の英小文字・数字・「.」「-」「_」で32文字までにしてください。
operator-staff-name-taken = { $name } という職員アカウントはすでにあります。
operator-staff-password-refused = このパスワードは使えません。12文字以上64文字以内で、よく使われるものと名前を避けてください。
operator-staff-name-unknown = { $name } という職員アカウントはありません。何も変更していません。アカウントの一覧は「akashi-server staff list」で見られます。
operator-staff-failed = 処理できませんでした。何も変更していません（{ $reason }）。
operator-staff-disabled = 職員アカウント { $name } を停止しました。ログイン中だったものは終了し、審査中だった申請は担当者なしの受付済に戻りました。
operator-staff-enabled = 職員アカウント { $name } は、これまでのパスワードと認証アプリで再びログインできます。
operator-staff-role = 職員アカウント { $name } を「{ $role ->
        [administrator] 管理者
        [auditor] 監査担当
       *[reviewer] 審査担当
    }」にしました。
operator-staff-reset = 職員アカウント { $name } に新しいパスワードを設定しました。ログイン中だったものは終了し、失敗の回数は0に戻りました。
operator-graduate-reset = このアカウントのパスワードを取り消し、ログイン中だったものを終了しました。新しい初回パスワードを、アカウントのメールアドレスへお送りします。
operator-graduate-unknown = 受付番号 { $reference } の承認済みの申請はありません。何も変更していません。
operator-campus-reset = このアカウントの第2パスワードとログイン失敗の記録を消去し、ログイン中のセッションを終了しました。次のログインのときに、ご本人が新しい第2パスワードを設定します。
operator-campus-unknown = ユーザID { $user } でログインした方はまだいません。何も変更していません。
operator-saml-same-person = 同じ方として登録しました。次のログインでの学籍番号を、新しい学籍番号として記録します。
operator-saml-another-person = 識別子をアカウントから切り離し、ログイン中のセッションを終了しました。この識別子での次のログインは、新しいアカウントになります。
operator-saml-unknown = アカウント { $account } は、SAML でログインするアカウントではありません。何も変更していません。
operator-campus-none = この大学にはディレクトリの設定がないため、大学のIDを使う方はいません。何も変更していません。
operator-receipt-keys-rotated = 受付票には、これから鍵 { $key } で署名します。前の秘密鍵は削除しました。これまでの受付票の署名は、引き続き確認できます。
operator-receipt-keys-signing = { $key }: { $from } から署名に使用中
operator-receipt-keys-ended = { $key }: { $from } から { $until } まで使用（確認のために公開を続けています）
operator-receipt-keys-none = 受付票に署名する鍵は、まだありません。サーバを最初に起動したときに使われ始めます。
operator-receipt-keys-failed = 受付票に署名する鍵を使用できません（{ $reason }）。「doctor」で点検してください。
operator-staff-none = 職員アカウントはまだありません。「akashi-server staff add」で作れます。
operator-staff-line =
    { $name }（{ $role ->
        [administrator] 管理者
        [auditor] 監査担当
       *[reviewer] 審査担当
    }）: { $state ->
        [disabled] 停止中
        [locked] ログイン失敗によりロック中
        [setting_up] 本人による設定待ち
       *[active] ログイン可
    }、{ $authenticator ->
        [no] 認証アプリなし（このコンピュータからのみ）
       *[yes] 認証アプリあり
    }、ログイン失敗 { $failures } 回
operator-diagnose-slip = 診断コードとして読み取れません。聞き間違いや書き間違いがないか、もう一度お確かめください。
operator-diagnose-newer = このプログラムより新しい版のアプリの診断コードです。新しい版の akashi-server で読み取ってください。
