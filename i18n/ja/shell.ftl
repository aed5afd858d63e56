# ウィンドウの題名、メニュー、ファイルを選ぶ画面。

shell-title = 証（あかし）　卒業生の証明書申請
shell-menu-application = アプリ
shell-menu-quit = 終了
shell-menu-edit = 編集
shell-menu-undo = 元に戻す
shell-menu-redo = やり直す
shell-menu-cut = 切り取り
shell-menu-copy = コピー
shell-menu-paste = 貼り付け
shell-menu-select-all = すべて選択
shell-menu-language = 言語（Language）
shell-dialog-all = すべてのファイル
shell-camera-purpose = 本人確認書類などを撮影するためにカメラを使います。「この写真を使う」を押すまで、写真はどこにも保存しません。
shell-start-in-use = 証（あかし）はすでに開いています。開いているウィンドウをお使いください。下書きなどの内容はそのまま残っています。
shell-start-no-locks = データを保存するフォルダーがネットワークドライブにあるようです。そこでは複数のウィンドウからの同時の書き込みを防げないため、起動を中止しました。何も変更していません。保存済みの内容はそのまま残っています。データをこのパソコンのディスクに保存できるよう、パソコンの管理者にご相談ください。
shell-start-unwritable = このパソコンにデータを保存する場所を用意できませんでした。ディスクの空き容量と、フォルダーへの書き込みの許可をご確認のうえ、もう一度起動してください。すでに保存された内容は消えていません。
shell-notification-title = 証明書サービス
shell-notification-changed = 申請の状況が変わりました
