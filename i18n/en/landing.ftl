# The page behind the link of a mail. Japanese and English stand on the same page.

landing-title = Confirm the email address
landing-lead = This is the certificate service of { $university }.
landing-ask = Press the button below to confirm the email address.
landing-confirm = Confirm
landing-done-title = Confirmed
landing-done = Within { $seconds } seconds, press "Back to the app" on the computer on which you started.
landing-open = Back to the app
landing-done-elsewhere = If you opened this on another computer or a phone, ask for a new email in the app and enter the confirmation code from it.
landing-gone-title = This link cannot be used
landing-used = This link has already been used. Please go back to the app and continue there.
landing-expired = This link has expired. What you entered is still there. Please ask for a new email in the app.
landing-replaced = A newer email was sent after this one. Please use the link or the code in the newest email.
landing-unknown = This link is not valid. Please check that the whole link in the email was opened.
landing-busy-title = This cannot be confirmed right now
landing-busy = Please open this page again in a little while. The link can still be used.

# A page that is shown only while trying things out.
landing-dev-mail = Mails sent (trial)
landing-dev-mail-none = There are no mails yet.
