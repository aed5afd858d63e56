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

# The page after the university's identity provider (SAML).
landing-saml-done-title = You are logged in
landing-saml-done = You will be taken back to the app in a moment. If nothing happens, press the button below.
landing-saml-code = If the button does not take you back, enter this code in the app within { $minutes } minutes:
landing-saml-code-secret = Enter the code only in the app in which you started to log in. Do not give it to anybody, and do not enter it anywhere else.
landing-saml-over-title = This page cannot be used
landing-saml-over = This login is already finished, or it took too long. Please close this page and continue in the app.
landing-saml-refused-title = You could not be logged in
landing-saml-refused = The answer of the university’s login system could not be accepted. Please close this page and press “Open again” in the app. If it goes on, please contact the university’s office.
landing-saml-declined = The university’s login system did not complete the login. Please close this page and press “Open again” in the app. If it goes on, please contact the university’s office.
landing-saml-ask-university = The university’s office has to confirm that this account is yours. Please contact the office. Until then you cannot log in with this account.
landing-saml-graduated = You now log in to this account as a graduate, and no longer with the university’s login system. Please close this page, choose “Graduate” on the first screen of the app, and log in with your email address and both passwords.
landing-saml-no-provider = The university’s login system cannot be reached right now. Please wait a little, then press “Open again” in the app.
landing-saml-busy = Please wait a little, then press “Open again” in the app.
