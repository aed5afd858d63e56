# What has not been sent yet.

outbox-queued = Waiting to be sent
outbox-sending = Being sent
outbox-sending-again = Trying to send it again
outbox-paused = Sending is paused
outbox-needs-attention = Needs your attention
outbox-kept = The application has not reached the university yet. Your answers and images are kept on this computer.
outbox-progress = { $percent }% sent
outbox-pace = { $seconds ->
    [one] { $kilobytes } KB per second; about a second left
   *[other] { $kilobytes } KB per second; about { $seconds } seconds left
}
outbox-pace-minutes = { $minutes ->
    [one] { $kilobytes } KB per second; about a minute left
   *[other] { $kilobytes } KB per second; about { $minutes } minutes left
}
outbox-next-try = { $seconds ->
    [one] Trying again in about a second.
   *[other] Trying again in about { $seconds } seconds.
}
outbox-retry = Send now
outbox-pause = Pause sending
outbox-resume = Resume sending
outbox-take-back = Do not send; edit again
outbox-unreadable = An application that cannot be read
