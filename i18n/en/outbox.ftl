# What has not been sent yet.

outbox-queued = Waiting to be sent
outbox-sending = Being sent
outbox-paused = Sending is paused
outbox-needs-attention = Needs your attention
outbox-kept = The application has not reached the university yet. Your answers and images are kept on this computer.
outbox-progress = { $percent }% sent
outbox-next-try = Trying again in about { $seconds } seconds.
outbox-retry = Send now
outbox-pause = Pause sending
outbox-resume = Resume sending
outbox-take-back = Do not send; edit again
