# ヘルプ: この画面について、お問い合わせ先、診断コード。

help-open = ヘルプ
help-title = ヘルプ
help-close = ヘルプを閉じる
help-this-screen = この画面について
help-hours-japan = 受付時間は日本時間です。
help-contacts = お問い合わせ先
help-contacts-none = 大学に接続すると、お問い合わせ先を表示します。
help-contacts-failed = お問い合わせ先を読み込めませんでした。
help-about-content-kind = 申請の内容・証明書について
help-about-payment-kind = お支払いについて
help-about-system-kind = 操作・ログイン・不具合について
help-other-kind = そのほかのお問い合わせ
help-kinds-joint = ／
help-open-now = 受付中です
help-open-until = 受付中です（{ $time }まで）
help-closed = ただいま受付時間外です
help-closed-until = 受付時間外です（{ $time }から）
help-moment-on = { $day } { $time }
help-by-phone = 電話
help-by-email = メール
help-chat = チャットを開始する
help-languages-ja = 日本語でお問い合わせいただけます
help-languages-en = 英語でお問い合わせいただけます
help-languages-both = 日本語・英語でお問い合わせいただけます
help-code-title = 診断コード
help-code-lead = お電話で状況をお尋ねしたときに、このコードをお伝えください。アプリの版、パソコンの種類、開いている画面、直前のエラー、通信の状態だけを表します。氏名や申請の内容など、個人情報は含まれていません。
help-code-copy = コードをコピー
help-code-copied = コピーしました
help-code-not-copied = コピーできませんでした。コードを書き写すか、選択してコピーしてください。
help-code-again = 診断し直す

# 画面の呼び名（診断コードを読み解くときにも使います）。
help-screen-start = はじめの画面
help-screen-connect = 大学への接続
help-screen-who = 利用者区分の選択
help-screen-entry = 卒業生の入口
help-screen-mail-address = メールアドレス設定
help-screen-waiting = 確認メールのコード入力
help-screen-continue-application = 申請の続き
help-screen-terms = 利用許諾
help-screen-form = 申請の入力
help-screen-check = 内容の確認
help-screen-discard = 下書きの破棄
help-screen-status = 申請の状況
help-screen-withdraw = 申請の取下げ
help-screen-forget-copy = 控えの消去
help-screen-compare = 2つの内容の比較
help-screen-sign-in = 卒業生ログイン
help-screen-campus-sign-in = 在学生ログイン
help-screen-email-key = 認証キー入力
help-screen-two-factor = 二要素認証設定
help-screen-campus-forgotten = 第2パスワードを忘れた場合
help-screen-saml-sign-in = 在学生ログイン（ブラウザ）
help-screen-passwords = パスワード設定
help-screen-second-password = 第2パスワード設定
help-screen-change-password = パスワード変更
help-screen-forgotten = パスワードを忘れた場合
help-screen-change-address = メールアドレス変更
help-screen-devices = ログイン中のパソコン
help-screen-home = 印刷先選択
help-screen-data = このパソコンのデータ
help-screen-remove-data = データの消去
help-screen-store = データのロック
help-screen-staff-sign-in = 職員ログイン
help-screen-staff-queue = 申請の一覧（職員）
help-screen-staff-own = アカウント（職員）
help-screen-staff-accounts = 職員アカウント（管理者）
help-screen-staff-detail = 申請の審査（職員）

# この画面で何をするか。
help-about-start = このアプリでできることと、ご用意いただくものを案内する画面です。言語は、いつでも右上で切り替えられます。
help-about-connect = 申請先の大学のサーバーに接続する画面です。大学の案内に書かれたアドレスを入力し、表示された大学名が正しいことを確かめてから接続してください。
help-about-who = 卒業生の方、大学のIDをお持ちの在学生の方、職員の方で入口が分かれています。途中の申請があるときは、ここから続けられます。
help-about-entry = はじめて利用する方は「新規登録」から利用申請に進みます。申請が承認された方は「ログイン」、別のパソコンで申請の続きをする方は「申請の続きをする・状況を見る」をお選びください。
help-about-mail-address = 確認メールを受け取るメールアドレスを設定する画面です。同じアドレスを2回入力すると、そのアドレスにコードの書かれたメールが届きます。
help-about-waiting = 届いたメールに書かれた8文字のコードを入力する画面です。メールの送信状況を表示しています。アドレスを間違えたときは、この画面で訂正できます。
help-about-continue-application = 送信済みの申請を、このパソコンで開く画面です。受付票に書かれた受付番号と、申請に使ったメールアドレスを入力してください。
help-about-terms = 利用許諾をお読みいただく画面です。同意すると、申請の入力に進みます。
help-about-form = 申請の内容を入力する画面です。入力した内容は、自動でこのパソコンに保存されます。途中で閉じても、次に開いたときに続きから入力できます。
help-about-check = 入力した内容を送信前に確かめる画面です。「変更」を押すと、その項目に戻れます。「申請」を押すと大学に送られます。
help-about-discard = 下書きを破棄する画面です。破棄した下書きは元に戻せません。送信済みの申請には影響しません。
help-about-status = 申請の状況、受付番号、審査の結果を確かめる画面です。受付票もここから保存できます。
help-about-withdraw = 申請を取り下げる画面です。取り下げた申請は元に戻せません。もう一度申請するときは、はじめから入力してください。
help-about-forget-copy = 送信した内容の控えを、このパソコンから消去する画面です。大学に届いた申請には影響しません。
help-about-compare = 別のパソコンから先に送信された内容と、このパソコンの内容を見比べる画面です。項目ごとに、正しい方をお選びください。
help-about-sign-in = 利用申請が承認された卒業生の方がログインする画面です。はじめてのときは、メールに書かれた初回パスワードを入力し、第2パスワードは空欄のままにしてください。
help-about-campus-sign-in = 大学のIDをお持ちの方がログインする画面です。はじめてのときは、第2パスワードを空欄のままにしてください。
help-about-email-key = 登録されているメールアドレスに届いた認証キーを入力する画面です。届かないときや期限が切れたときは、「認証キー再発行」を押してください。
help-about-two-factor = ログインのときに認証キーの入力を求めるかどうかを設定する画面です。変更は次回のログインから有効です。
help-about-campus-forgotten = 第2パスワードを設定し直すためのメールを受け取る画面です。設定が終わるまでは、いまの第2パスワードがそのまま使えます。
help-about-saml-sign-in = 大学の認証システムを使う方がログインする画面です。ブラウザに開いた大学の画面でログインしてください。アプリに戻らないときは、ブラウザに表示されたコードを入力してください。
help-about-passwords = これからのログインに使う、パスワードと第2パスワードを設定する画面です。2つは異なるものにしてください。
help-about-second-password = 次回からのログインに使う第2パスワードを設定する画面です。大学のパスワードとは別のものです。
help-about-change-password = ログインに使うパスワードを変更する画面です。変更すると、ほかのパソコンではログアウトされます。
help-about-forgotten = パスワードを設定し直すためのメールを受け取る画面です。設定が終わるまでは、いまのパスワードがそのまま使えます。
help-about-change-address = アカウントのメールアドレスを変更する画面です。新しいアドレスに届いたコードを入力すると、変更されます。
help-about-devices = あなたのアカウントでログインしているパソコンの一覧です。心当たりのないものは、ここでログアウトできます。認証キーの入力を省略するパソコンも、ここで取り消せます。
help-about-home = ログイン後の最初の画面です。前回のログイン、申請の一覧、利用できるサービスを確かめられます。
help-about-data = このパソコンに保存されているデータと、その守り方を確かめる画面です。データの控えも保存できます。
help-about-remove-data = このパソコンから、あなたのデータを消去する画面です。まだ送信していないものは失われます。
help-about-store = このパソコンのデータは暗号化されています。この画面では、データを開くための操作をご案内しています。
help-about-staff-sign-in = 大学の職員がログインする画面です。
help-about-staff-queue = 審査する申請の一覧です。審査の予定日が近いものから並びます。
help-about-staff-own = 自分のパスワード、認証アプリ、回復コードを設定する画面です。
help-about-staff-accounts = 管理者が、職員のアカウントを作り、役割を変え、停止や初期化をする画面です。
help-about-staff-detail = 申請の内容と画像を確かめ、審査する画面です。先に「担当して審査を始める」を押してください。
help-screen-manual = マニュアル
help-about-manual = アプリの使い方を、章ごとに説明しています。言葉を入力して探すこともできます。「戻る」で元の画面に戻ります。
help-manual-here = マニュアルの該当する章を開く

# マニュアル。本文は manual フォルダーにあります。
manual-title = マニュアル
manual-contents = マニュアルの目次
manual-search = マニュアルの中を探す
manual-found =
    { $count ->
        [0] 見つかりませんでした。別の言葉でお試しください。
       *[other] { $count }か所見つかりました。
    }
help-screen-applications = 申請一覧
help-about-applications = あなたのアカウントの申請を、新しいものから順に表示しています。受付票もここから保存できます。
help-screen-add-number = 学籍番号追加登録
help-about-add-number = 学籍番号を2つ以上お持ちの方が、アカウントに学籍番号を追加する画面です。「送信」を押すと、申請フォームに進むためのメールが届きます。
help-screen-graduation = 卒業後のログイン方法
help-about-graduation = 大学のIDでログインしている方が、卒業生のログイン（メールアドレスと2つのパスワード）に変える画面です。学籍と申請はそのまま引き継がれます。
help-screen-personal = 個人情報設定・変更
help-about-personal = 大学に登録されている住所、電話番号、勤務先を変更する画面です。入力した内容は自動でこのパソコンに保存され、「変更」を押すと大学に送られます。氏名の変更の申請にも、ここから進めます。
help-screen-change-name = 氏名の変更
help-about-change-name = 氏名が変わった方が、アカウントの氏名の変更を申請する画面です。パスワードを入力すると、利用許諾と申請フォームに進みます。大学が書類を確認し、承認すると変わります。
help-screen-lost-address = メールアドレスを使えない場合
help-about-lost-address = 登録したメールアドレスでメールを受け取れなくなった方が、新しいアドレスで申請する画面です。大学が確認すると、アカウントのメールアドレスが変わります。
help-screen-staff-diagnosis = 診断コードの読み取り（職員）
help-about-staff-diagnosis = お電話でお尋ねの方が読み上げた診断コードから、その方のアプリの状態を調べる画面です。コードに個人情報は含まれていません。大学のサーバーには何も送りません。
manual-for-staff = 職員の方
manual-for-applicants = 利用者の方

# 診断コードの読み方（職員の画面と akashi-server diagnose）。
diagnosis-application =
    アプリ { $version }（{ $system ->
        [linux] Linux
        [macos] macOS
        [windows] Windows
       *[other] そのほかのシステム
    }、表示言語は{ $language ->
        [en] 英語
       *[ja] 日本語
    }）
diagnosis-screen = 開いている画面: { $screen }
diagnosis-screen-unknown = 開いている画面: この版にはない画面
diagnosis-line =
    通信: { $line ->
        [no_university] 大学にまだ接続していません
        [reached] 大学のサーバーにつながっています
        [unreachable] インターネットまたは大学のサーバーにつながりません
        [slow] 大学のサーバーから時間内に応答がありません
        [certificate] サーバー証明書に問題があります（パソコンの時計の誤りでも起こります）
        [unexpected] 接続先が証明書サービスのサーバーでないか、版が合いません
       *[refused] 大学のサーバーが要求を断りました
    }
diagnosis-store =
    パソコンのデータ: { $store ->
        [open] 問題なく使えます
        [needs_new_passphrase] パスフレーズの設定が必要です
        [needs_passphrase] パスフレーズの入力が必要です
        [keyring_locked] システムのキーリングがロックされています
        [key_lost] 鍵が失われ、読み出せません
        [locked] ロックされています
        [damaged] 壊れています
        [too_new] より新しい版のアプリのデータです
        [not_migrated] 前の版のデータを引き継げませんでした
        [disk_full] ディスクがいっぱいです
        [disk_unwritable] ディスクに書き込めません
        [no_locks] ネットワークドライブなど、ロックのできない場所にあります
       *[unknown] 確かめられませんでした
    }{ $unsent ->
        [yes] （大学に送信待ちの申請があります）
       *[no] { "" }
    }
diagnosis-problem = 最後のエラー: { $code }
diagnosis-problem-none = 最後のエラー: なし（アプリの起動後）
diagnosis-problem-unknown = 最後のエラー: この版にはないエラー
