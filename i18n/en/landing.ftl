# The page behind the link of a mail. Japanese and English stand on the same page.

landing-title = Confirm the email address
landing-lead = This is the certificate service of { $university }.
landing-ask = Press the button below to confirm the email address.
landing-confirm = Confirm
landing-done-title = Confirmed
landing-done = Within { $seconds } seconds, press "Back to the application" on the computer on which you started.
landing-open = Back to the application
landing-done-elsewhere = If you opened this on another computer or a phone, ask for a new mail in the application and type the confirmation code from it.
landing-gone-title = This link cannot be used
landing-used = This link was used before. Please go back to the application and continue there.
landing-expired = This link is too old. What you entered is still there. Please ask for a new mail in the application.
landing-replaced = A newer mail was sent. Please use the link or the code of the newest mail.
landing-unknown = This link is not right. Please check that the whole link of the mail was opened.
landing-busy-title = This cannot be confirmed right now
landing-busy = Please open this page again in a little while. The link can still be used.

# A page that is shown only while trying things out.
landing-dev-mail = Mails sent (trial)
landing-dev-mail-none = There are no mails yet.
