# ログイン後のホーム。

home-title = 印刷先選択
home-greeting = { $name } さん
home-previous = 前回ログイン日時
home-previous-none = 今回がはじめてのログインです
home-services = 証明書サービス
home-order-meanwhile = 証明書の申し込みについては、大学の窓口にお問い合わせください。
home-enrolments = 学籍
home-student-number = 学籍番号
home-leaving = 卒業（修了）年月
home-applications = 現在の申請一覧
home-applications-none = 申請はありません。
home-all-applications = 申請一覧
home-more = 続きを表示する
home-enrolment = 学籍番号を選ぶ
home-received = 受付日

home-not-me = これは自分ではありません
home-not-me-title = 前回のログインに心当たりがありませんか
home-not-me-lead = すぐに次のようにします。申請と学籍の情報はそのまま残ります。
home-not-me-1 = このパソコンも含め、すべてのパソコンでログアウトします。
home-not-me-2 = いまの2つのパスワードは使えなくなります。
home-not-me-3 = アカウントのメールアドレスに、2つのパスワードを設定し直すためのメールをお送りします。
home-not-me-confirm = すべてログアウトして設定し直す
