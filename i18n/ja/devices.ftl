# ログインしているパソコン。

devices-title = 端末とログイン
devices-lead = いまこのアカウントでログインしているパソコンです。使っていないもの、心当たりのないものは、ここからログアウトできます。
devices-this = このパソコン
devices-last-used = 最後に使った日時
devices-began = ログインした日時
devices-end = ログアウトする
devices-end-label = ログアウトする：{ $device }
devices-end-others = ほかのパソコンをすべてログアウトする
devices-ended = { $device } をログアウトしました。
devices-ended-others = ほかのパソコンをすべてログアウトしました。
devices-none = ほかにログインしているパソコンはありません。
devices-named = { $name }（{ $kind }）
devices-system-linux = Linux
devices-system-macos = Mac
devices-system-windows = Windows
devices-system-other = 不明なパソコン
devices-remembered-title = 認証キーの入力を省略するパソコン
devices-remembered-lead = これらのパソコンでは、期限まで認証キーを求めません。取り消すと、次のログインで認証キーを求めます。
devices-remembered-none = 認証キーの入力を省略するパソコンはありません。
devices-remembered-until = 期限
devices-forget = 取り消す
devices-forget-label = 認証キーの省略を取り消す：{ $device }
devices-forgotten = { $device } では、次のログインから認証キーを求めます。
