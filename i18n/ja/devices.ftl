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
