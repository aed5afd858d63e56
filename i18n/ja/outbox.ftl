# 送信待ち。

outbox-queued = 送信待ち
outbox-sending = 送信中
outbox-sending-again = もう一度送信しています
outbox-paused = 送信を止めています
outbox-needs-attention = 要対応
outbox-kept = 申請はまだ大学に届いていません。入力内容と画像は、このパソコンに保存されています。
outbox-progress = { $percent }% 送信しました
outbox-pace = 毎秒{ $kilobytes }KB・残り約{ $seconds }秒
outbox-pace-minutes = 毎秒{ $kilobytes }KB・残り約{ $minutes }分
outbox-next-try = 約{ $seconds }秒後に、もう一度送信します。
outbox-retry = いますぐ送信する
outbox-pause = 送信を止める
outbox-resume = 送信を再開する
outbox-take-back = 送信をやめて編集に戻る
outbox-unreadable = 読み取れない申請
