# 窓全体と最初の画面。

screens-skip = 本文へ移動
screens-language = 言語
screens-contact = お問い合わせ先
screens-opens-browser = （ブラウザーで開きます）
screens-beginning = 最初の画面に戻る
screens-start-title = 証明書サービスの利用申請
screens-start-lead = 卒業生の方が、大学の証明書サービスの利用を申請するためのアプリです。はじめに、表示する言語をお選びください。
screens-start-time = 入力にかかる時間は15分ほどです。入力した内容は自動で保存されるので、いつでも中断できます。
screens-start-mail = メールを受け取れるメールアドレスをご用意ください。
screens-start-document = 運転免許証やパスポートなど、本人確認書類の写真をご用意ください。
screens-start-begin = はじめる
