# サーバのコマンド doctor・backup・restore が、運用担当の方に伝える文。

doctor-severity-ok = 正常
doctor-severity-advice = 推奨
doctor-severity-unsafe = 危険
doctor-severity-broken = 異常

doctor-interrupted = 点検が途中で中断されました。もう一度実行してください。
doctor-folder-missing = フォルダ { $file } がありません。場所をご確認いただくか、コマンド「init」で新しいサーバを作成してください。
doctor-file-unreadable = { $file } を確認できません（{ $reason }）。サーバを動かしている利用者として、このコマンドを実行してください。

doctor-config-ok = 設定を読み込めます。
doctor-config-unreadable = { $file } を読み込めません（{ $reason }）。このままではサーバは起動しません。ファイルを元に戻すか、university.toml のファイル名を修正してください。
doctor-config-syntax = { $file } に解釈できない箇所があります。修正するまでサーバは起動しません。{ $reason }
doctor-config-value =
    university.toml の項目「{ $entry }」の値は使用できません（{ $reason ->
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
    }）。修正するまでサーバは起動しません。

doctor-key-ok = サーバの鍵を読み込めます。
doctor-key-missing = 鍵 { $file } がありません。鍵がないとデータベースも画像も開けません。バックアップから復元してください。新しい鍵では、これまでのデータは開けません。
doctor-key-unreadable = 鍵 { $file } を使用できません（{ $reason }）。読み取りの権限をご確認いただくか、バックアップから復元してください。
doctor-receipt-key-ok = 受付票に署名する鍵（{ $key }）を使用できます。
doctor-receipt-key-none = 受付票に署名する鍵は、サーバを最初に起動したときから使われます。
doctor-receipt-key-missing = 受付票に署名する鍵 { $file } がありません。申請を受け付けられません。サーバを起動し直すと、新しい鍵が作られます。これまでの受付票の署名は、引き続き確認できます。
doctor-receipt-key-unreadable = 受付票に署名する鍵 { $file } を使用できません（{ $reason }）。申請を受け付けられません。読み取りの権限をご確認ください。内容が壊れているときは、ファイルを別の場所に移してからサーバを起動し直すと、新しい鍵が作られます。
doctor-receipt-key-left = 使われていない署名用の秘密鍵 { $file } が残っています。これまでの受付票の確認には必要ありません。削除してください。

doctor-mode-ok = サーバを動かす利用者以外は、データを読み取れません。
doctor-mode-exposed = このコンピュータのほかの利用者が { $file } にアクセスできます（モード { $mode }）。次のコマンドで権限を外してください: chmod go= "{ $file }"
doctor-mode-writable = このコンピュータのほかの利用者が { $file } を書き換えられます（モード { $mode }）。次のコマンドで権限を外してください: chmod go-w "{ $file }"
doctor-mode-documents = このコンピュータのほかの利用者が、保存された画像{ $count }件にアクセスできます。画像は暗号化されていますが、chmod で権限を外してください。
doctor-owner-ok = すべてのファイルの所有者が、フォルダの所有者と同じです。
doctor-owner = { $file } の所有者がフォルダの所有者と異なるため、サーバが使用できないおそれがあります。chown でサーバの利用者に変更してください。

doctor-listen-ok = サーバは { $address } で接続を受け付けます。
doctor-listen-plain = { $address } で、ほかのコンピュータからの接続を暗号化せずに受け付ける設定です。このままではサーバは起動しません。server.tls を設定するか、server.trusted_proxies と暗号化を行うプロキシを用意してください。
doctor-listen-behind-proxy = サーバは { $address } で、信頼するプロキシからの接続を暗号化せずに受け付けます。このアドレスにプロキシだけが接続できることをご確認ください。
doctor-proxy-unnamed = 外部からの接続を中継するプロキシが設定に書かれていません。このままでは利用者全員が1人として数えられ、1時間に送れるメールの数が全員合わせて1人分になります。また、認証アプリのない職員はログインできません。server.trusted_proxies にプロキシのアドレスを書き、プロキシが X-Forwarded-For を付けるようにしてください。
doctor-url-ok = メールのリンクは { $url } で始まります。
doctor-url-this-machine = メールのリンクはこのコンピュータを指します。試用のときはこのままで問題ありません。
doctor-url-missing = 外部から接続できる設定ですが、server.public_url が設定されていないため、メールのリンクを開けません。設定してください。
doctor-url-local = 外部から接続できる設定ですが、メールのリンクが { $url } で始まるため開けません。server.public_url に、利用者が接続するアドレスを設定してください。
doctor-url-plain = メールのリンクが { $url } で始まり、通信が暗号化されません。https で始まるアドレスを設定してください。

doctor-tls-ok = 証明書 { $file } の有効期限は { $day } です。
doctor-tls-expires = 証明書 { $file } の有効期限が { $day } に迫っています。更新してください。サーバは再起動せずに新しい証明書を読み込みます。
doctor-tls-expired = 証明書 { $file } の有効期限が { $day } に切れたため、接続できません。更新してください。サーバは再起動せずに新しい証明書を読み込みます。
doctor-tls-not-yet = 証明書 { $file } は { $day } から有効です。それまでは接続できません。証明書と、このコンピュータの時計をご確認ください。
doctor-tls-unusable = 証明書 { $file } またはその鍵を使用できません（{ $reason }）。2つのファイルの内容と、組み合わせが正しいことをご確認ください。
doctor-tls-term-unknown = 証明書 { $file } は使用できますが、有効期限を確認できませんでした。お手数ですが、期限をご確認ください。
doctor-tls-name = 証明書に、利用者が接続する名前 { $host } が含まれていないため、接続できません。この名前の証明書を使用してください。

doctor-mail-ok = メールは { $host }（ポート { $port }）から送信されます。
doctor-mail-authority = メールサーバの証明書 { $file } を使用できません（{ $reason }）。メールは送信されず、すべて待機しています。PEM 形式のファイルを元に戻すか、mail.smtp.ca_file を修正してサーバを再起動してください。待機中のメールはその後に送信されます。
doctor-directory-ok = ディレクトリ { $host }（ポート { $port }）は応答し、サービスアカウントを受け付け、検索の起点もあります。
doctor-directory-start = 利用開始日：{ $members } に当たる方は、{ $from }（日本時間）からログインできます。
doctor-directory-start-over = 利用開始日：{ $members } に当たる方は、{ $from }（日本時間）からログインできるようになっています。この項目（directory.starts）は削除できます。
doctor-directory-start-nobody = 利用開始日：{ $members } に当たる方が、ディレクトリにまだ一人もいません（開始は日本時間 { $from }）。directory.starts の members の書き方と、サービスアカウントがその属性を読めることを確認してください。新入生の登録前であれば、登録後にもう一度点検してください。
doctor-directory-silent = ディレクトリ { $host }（ポート { $port }）が10秒以内に応答しません。大学のIDを使う方はログインできません（ほかの方には影響しません）。directory.host、directory.port とファイアウォールを確認してください。
doctor-directory-encryption = ディレクトリ { $host }（ポート { $port }）に安全に接続できません。何も送信していません。証明書が有効で、この名前のものであること、directory.ca_file に発行元の認証局の証明書があることを確認してください。
doctor-directory-starttls = ディレクトリ { $host }（ポート { $port }）に安全に接続できません。何も送信していません。StartTLS に対応していること、証明書が有効で、この名前のものであること、directory.ca_file に発行元の認証局の証明書があることを確認してください。
doctor-directory-authorities = ディレクトリ { $host } のための証明書 { $file } を使用できません。大学のIDを使う方はログインできません。PEM 形式のファイルを元に戻すか、directory.ca_file を修正してサーバを再起動してください。
doctor-directory-service = ディレクトリ { $host } がサービスアカウントを受け付けません（LDAP コード { $code }）。大学のIDを使う方はログインできません。directory.bind_dn と directory.password_file のファイルを確認し、サーバを再起動してください。
doctor-directory-base = ディレクトリ { $host } に { $base } がないか、サービスアカウントに見えません。directory.base とアカウントの権限を確認してください。
doctor-directory-strange = { $host }（ポート { $port }）で応答しているものは、ディレクトリとして使用できません（{ $reason }）。directory.host、directory.port、directory.security を確認してください。
doctor-saml-ok = 認証システム { $provider } のメタデータを読み取れます（署名用の証明書：{ $count }件）。
doctor-saml-certificates = 認証システム { $provider } のメタデータにある証明書は、すべて有効期限が切れています。署名の確認は続けられますが、鍵の更新が近いかもしれません。認証システムの担当者にご確認ください。
doctor-saml-address = SAML には server.public_url が必要です。認証システムは、そのアドレスに応答を送ります。university.toml に書いて、サーバを再起動してください。
doctor-saml-problem =
    認証システム { $provider } のメタデータを使用できません（{ $reason ->
        [file] ファイルを読み込めません。saml.metadata_file を確認してください
        [address] 取得できません。saml.metadata_url とファイアウォールを確認してください
        [unreadable] XML として読み取れないか、大きすぎます
        [signature] saml.metadata_certificate_file の証明書による署名がありません
        [provider] saml.provider のエンティティIDの IdP が、ちょうど1つではありません
        [certificate] 署名用の証明書がないか、読み取れません
        [sign_in] HTTP-Redirect のログインのアドレスがないか、暗号化されていません
        [expired] 有効期限が切れています
       *[other] { $reason }
    }）。最後に取得した有効なメタデータがないかぎり、SAML を使う方はログインできません（ほかの方には影響しません）。
doctor-mail-folder = メールは送信されず、{ $file } に書き出されます。試用のときはこのままで問題ありません。
doctor-mail-folder-public = 外部から接続できる設定ですが、メールは { $file } に書き出されるだけで、どなたにも届きません。また、メールのリンクが読み取れる状態で残ります。mail.smtp を設定してください。

doctor-sample-university = 大学の識別名が見本の「{ $id }」のままです。下書きはこの名前に結び付くため、最初の申請が届く前に university.toml を修正してください。
doctor-sample-terms = 利用許諾が見本のままです。2つのファイルと、university.toml の版を差し替えてください。

doctor-database-ok = データベースに破損はありません。
doctor-database-none = データベースはまだありません。サーバを初めて起動したときに作成されます。
doctor-database-key = このサーバの鍵ではデータベースを開けません。鍵とデータベースを、同じバックアップから復元してください。
doctor-database-unreadable = データベースを読み込めません（{ $reason }）。読み取りの権限とディスクの空きをご確認いただくか、バックアップから復元してください。
doctor-database-damaged = データベースが破損しています。サーバを停止し、フォルダをそのまま残したうえで、最新のバックアップを新しいフォルダに復元してください。
doctor-database-schema = データベースの版は { $version } で、このプログラムに合っています。
doctor-database-older = データベースの版は { $version } です。サーバの起動時に版 { $newest } に更新されます。その前にバックアップを作成してください。
doctor-database-newer = データベースの版は { $version } ですが、このプログラムが扱えるのは版 { $newest } までです。データベースを作成した、新しいプログラムをインストールしてください。
doctor-trail-ok = 監査記録に欠けや変更はありません。
doctor-trail-broken = 監査記録の{ $line }行目以降が、書き込まれたときと異なります。フォルダをそのまま残し、バックアップと比較して、データベースを変更できた人をご確認ください。
doctor-documents-ok =
    { $count ->
        [0] 保存されている画像はありません。
       *[other] 保存された画像{ $count }件がすべてあります。
    }
doctor-documents-missing = データベースに記録された画像{ $count }件が、フォルダ「documents」にありません。バックアップからファイルを戻してください。
doctor-clock-ok = このコンピュータの時計に、おかしな点はありません。
doctor-clock-behind = このコンピュータの時計は { $now } ですが、{ $last } の記録がすでにあります。期限が正しく計算されず、認証用のコードが長く使えてしまいます。時計を合わせてください。
doctor-backup-ok = 読み戻しまで確認したバックアップがあります（{ $hours }時間前）。
doctor-backup-none = 読み戻しまで確認したバックアップは、まだありません。
doctor-backup-behind = { $since } 以降の申請は、読み戻しまで確認したどのバックアップにも入っていません。このコンピュータが壊れると失われます。「backup」を毎日実行してください。

doctor-staff-ok = 審査を担当できる職員のアカウントが{ $count }件あります。
doctor-staff-none = 職員のアカウントがないため、申請を審査できません。「staff add」で追加してください。
doctor-staff-without-totp = 職員のアカウント{ $count }件に認証アプリが設定されておらず、このコンピュータからしかログインできません。認証アプリを使うアカウントを「staff add --totp」で追加してください。

doctor-disk-ok = ディスクの空きは { $percent }% です。
doctor-disk-low = ディスクの空きが { $percent }% です。10% を下回ると画像を受け付けられなくなります。空きを増やしてください。
doctor-disk-full = ディスクの空きが { $percent }% のため、画像を受け付けていません。これまでのデータは保存されています。空きを増やしてください。
doctor-worker-ok = 画像処理プログラムは応答しており、システムコールも制限されています。
doctor-worker-unfiltered = 画像処理プログラムは応答していますが、このシステムではシステムコールを制限できません。メモリと時間の上限は有効です。可能であれば、seccomp に対応した Linux で動かしてください。
doctor-worker-missing = サーバと同じ場所に akashi-image-worker が見つかりません。画像は保存されますが、職員が確認できません。同じ場所にインストールしてください。
doctor-worker-silent = 画像処理プログラム { $file } が応答しません。画像は保存されますが、職員が確認できません。この版に合ったものをインストールしてください。

doctor-holidays-ok = 国民の祝日は { $until } まで登録されています。
doctor-holidays-ending = 国民の祝日は { $until } までしか登録されていません。それより後の審査予定日は、祝日を数えずに計算されます。新しい版のプログラムに更新してください。
doctor-contacts-ok = お問い合わせ先{ $count }件に、不足や矛盾はありません。
doctor-contacts-none = お問い合わせ先が一つも設定されていません。困った方の行き先がなくなります。university.toml に「contacts」を追加してください。
doctor-contact-missing-content = 申請の内容や証明書についてのお問い合わせ先がありません。「contacts」のどれかの about に "content" を加えてください。
doctor-contact-missing-payment = お支払いについてのお問い合わせ先がありません。「contacts」のどれかの about に "payment" を加えてください。
doctor-contact-missing-system = 操作・ログイン・不具合についてのお問い合わせ先がありません。「contacts」のどれかの about に "system" を加えてください。
doctor-contact-unreachable = お問い合わせ先「{ $name }」に、電話番号、メールアドレス、チャットのどれもありません。
doctor-contact-hours-words = お問い合わせ先「{ $name }」の受付時間が言葉だけのため、受付中かどうかを表示できません。opening を加えてください。
doctor-contact-hours-none = お問い合わせ先「{ $name }」の受付時間を、日本語と英語の言葉でも書いてください（hours）。メールと受付票に載ります。
doctor-contact-never-open = お問い合わせ先「{ $name }」は、1年以内に受け付ける日がありません。opening と「calendar」の休みをご確認ください。
doctor-contact-languages = お問い合わせ先「{ $name }」の対応言語（languages）がありません。日本語の分からない方が、電話をかける前に確かめられません。
doctor-receipt-ok = 受付票を日本語と英語で作成できます。
doctor-receipt-broken = 受付票を作成できないため、申請者は受付票を保存できません（{ $reason }）。大学名とお問い合わせ先に、特殊な文字が使われていないかご確認ください。申請の受付に影響はありません。

backup-done = バックアップが完了しました: { $file }（{ $megabytes } MB、画像{ $documents }件）
backup-holds-keys = バックアップにはサーバの鍵が含まれています。サーバと同じように厳重に保管してください。
backup-read-back = バックアップを読み戻し、このまま復元できることを確認しました。
backup-not-read-back = バックアップを作成しましたが、読み戻せませんでした（{ $reason }）。ファイルは残してあります。ディスクを点検し、別の名前でもう一度作成してください。サーバに影響はありません。
backup-not-recorded = バックアップは完了し、読み戻しも確認できましたが、そのことをデータベースに記録できませんでした。サーバと同じ版のプログラムで、もう一度実行してください。記録されるまで、申請者のパソコンには送信内容の控えが最長30日残ります。
backup-outside = { $file } はバックアップに含まれていません。このファイルは別に保管してください。
backup-exists = { $file } はすでにあるため、そのまま残しました。バックアップは作成していません。別の名前を指定してください。
backup-io = { $file } を読み書きできません（{ $reason }）。バックアップは作成していません。サーバに影響はありません。権限とディスクの空きをご確認ください。
backup-keys = サーバの鍵を使用できません（{ $reason }）。バックアップは作成していません。サーバを動かしている利用者として、このコマンドを実行してください。
backup-database = データベースをコピーできません（{ $reason }）。バックアップは作成していません。サーバに影響はありません。「doctor」で点検してください。
backup-newer = データベースは、より新しい版のプログラムのものです。バックアップは作成していません。サーバを動かしているプログラムを使用してください。
backup-config = サーバに属するファイルを特定できません（{ $reason }）。バックアップは作成していません。university.toml を修正して、もう一度お試しください。
backup-document-missing = データベースに記録された画像 { $file } がありません。不完全になるため、バックアップは作成していません。以前のバックアップからファイルを戻してください。
backup-unsettled = コピーが間に合わない速さで画像が増減しています。バックアップは作成していません。サーバに影響はありません。利用の少ない時間にもう一度お試しください。

restore-done = { $made } 時点のサーバを { $file } に復元しました（画像{ $documents }件）。そのまま起動できます。
restore-outside = { $file } はバックアップに含まれていません。サーバを起動する前に、このファイルを元の場所に置いてください。
restore-not-empty = { $file } は空のフォルダではありません。何も変更していません。新しいフォルダを指定してください。
restore-io = { $file } を読み書きできません（{ $reason }）。復元は行っていません。権限とディスクの空きをご確認ください。
restore-no-archive = このサーバのバックアップではないか、途中で切れています。復元は行っていません。別のバックアップを使用してください。
restore-damaged = バックアップの「{ $member }」がないか、書き込まれたときと異なります。復元は行っていません。別のバックアップを使用してください。
restore-newer = バックアップは、より新しい版のプログラム（{ $version }）で作成されています。復元は行っていません。その版をインストールしてください。
restore-key = バックアップの鍵を使用できません（{ $reason }）。復元は行っていません。別のバックアップを使用してください。
restore-database = バックアップのデータベースを開けません（{ $reason }）。復元は行っていません。別のバックアップを使用してください。
restore-database-damaged = バックアップのデータベースが破損しています。復元は行っていません。別のバックアップを使用してください。
