# 大学につなぐ画面。

connect-title = 大学に接続する
connect-lead = 大学の案内にある、証明書サービスのアドレスを入力してください。
connect-address = 大学のアドレス
connect-address-help = 例：shomei.example.ac.jp
connect-confirm-question = 次の大学が見つかりました。お間違いがなければ「この大学に接続する」を押してください。
connect-proposed = リンクから、{ $host } への接続が提案されました。心当たりのないリンクの場合は、接続しないでください。
connect-host = 接続先
connect-confirm = この大学に接続する
connect-other = 別のアドレスを入力する
