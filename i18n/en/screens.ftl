# The window as a whole, and the first screen.

screens-skip = Skip to the main content
screens-language = Language
screens-contact = Contact
screens-opens-browser = (opens in your browser)
screens-start-title = Apply to use the certificate service
screens-start-lead = With this application, graduates apply to use their university’s certificate service. Please choose your language first.
screens-start-time = It takes about 15 minutes. What you enter is saved by itself, and you can stop and go on at any time.
screens-start-mail = You need a mail address at which you can receive mail.
screens-start-document = You need a photo of an identity document, such as a driver’s licence or passport.
screens-start-begin = Begin
