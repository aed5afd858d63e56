# The window as a whole, and the first screen.

screens-skip = Skip to the main content
screens-language = Language
screens-contact = Contact
screens-opens-browser = (opens in your browser)
screens-beginning = Back to the first screen
screens-start-title = Apply to use the certificate service
screens-start-lead = With this app, graduates apply to use their university’s certificate service. Please choose your language first.
screens-start-time = It takes about 15 minutes. What you enter is saved automatically, so you can stop and continue at any time.
screens-start-mail = Have an email address ready at which you can receive email.
screens-start-document = Have a photo of an identity document ready, such as a driver’s licence or passport.
screens-start-begin = Begin
