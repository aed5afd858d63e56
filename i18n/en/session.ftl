# Logging in and setting passwords.

session-sign-in-title = Graduate login
session-password = Password
session-password-help = The first time, enter the initial password from the mail.
session-second = Second password
session-second-help = Leave it empty the first time you log in.
session-show = Show: { $label }
session-show-short = Show
session-hide-short = Hide
session-note-caps = If you cannot log in, check upper and lower case, full and half width.
session-note-leave = On a shared computer always log out when you are done, and use “Remove my data from this computer” in the menu.
session-passwords-title = Password setting
session-passwords-lead = Set the two passwords you will log in with from now on. Password managers and pasting are welcome.
session-second-why = It must differ from the password.
session-new-password = New password
session-new-password-confirmation = New password (Confirmation)
session-new-second = New second password
session-new-second-confirmation = New second password (Confirmation)
session-rules = Rules for the password
session-rules-second = Rules for the second password
session-confirmed = Both entries are alike
session-rule-kept = kept
session-rule-open = not kept yet
