# Logging in and setting passwords.

session-sign-in-title = Graduate login
session-password = Password
session-password-help = The first time you log in, enter the initial password from the email.
session-second = Second password
session-second-help = The first time you log in, leave it empty.
session-show = Show: { $label }
session-hide = Hide: { $label }
session-show-short = Show
session-hide-short = Hide
session-note-caps = If you cannot log in, check upper and lower case, and full and half width.
session-note-idle = You are logged out automatically after { $minutes } minutes without use.
session-note-leave = On a shared computer, always log out when you are done and use “Remove my data from this computer” in the menu.
session-passwords-title = Password setting
session-passwords-lead = Set the two passwords you will log in with from now on. Password managers and pasting are welcome.
session-second-why = It must differ from the password.
session-new-password = New password
session-new-password-confirmation = New password (Confirmation)
session-new-second = New second password
session-new-second-confirmation = New second password (Confirmation)
session-rules = Rules for the password
session-rules-second = Rules for the second password
session-confirmed = Both entries match
session-rule-kept = kept
session-rule-open = not kept yet
session-idle-title = You are about to be logged out
session-idle-text =
    { $minutes ->
        [one] After one minute without activity you are logged out, for your safety.
       *[other] After { $minutes } minutes without activity you are logged out, for your safety.
    }
session-idle-kept = What you entered is saved.
session-idle-kept-staff = A decision you have not confirmed is not sent.
session-idle-left =
    { $minutes ->
        [0] { $seconds } s left
       *[other] { $minutes } min { $seconds } s left
    }
session-idle-stay = Stay logged in
session-idle-sign-out = Log out now
session-ended-idle =
    { $minutes ->
        [one] You were logged out after one minute without activity, for your safety. What you entered is saved. Log in again to return to where you were.
       *[other] You were logged out after { $minutes } minutes without activity, for your safety. What you entered is saved. Log in again to return to where you were.
    }
session-ended-idle-staff =
    { $minutes ->
        [one] You were logged out after one minute without activity, for your safety. A decision that was not confirmed has not been sent. Log in again to return to where you were.
       *[other] You were logged out after { $minutes } minutes without activity, for your safety. A decision that was not confirmed has not been sent. Log in again to return to where you were.
    }
session-ended = Your login has expired or was ended elsewhere. What you entered is saved. Log in again to return to where you were.
session-ended-staff = Your login has expired or was ended elsewhere. A decision that was not confirmed has not been sent. Log in again to return to where you were.

session-forgot = If you forgot the password
session-forgot-lead = Enter the email address of your account. We send you a code with which you set both passwords anew.
session-forgot-email-help = The address with which you log in.
session-forgot-note-both = The password and the second password are both set anew. Until then those you have keep working.
session-forgot-note-life =
    { $minutes ->
        [one] The code and the link in the email are valid for one minute.
       *[other] The code and the link in the email are valid for { $minutes } minutes.
    }
session-reset-lead = Your email address is confirmed. Set both passwords anew; those you had before cannot be used again.
session-reset-done = Both passwords are set. Please log in with them.

password-title-first = Change password
password-title-second = Change second password
password-current-first = Current password
password-current-second = Current second password
password-first-why = It must differ from the second password.
password-note-others = On every other computer you are logged out.
password-note-key = Computers on which no key is asked for are forgotten: while two-factor authentication is on, the next login on each asks for a key.
password-note-mail = An email tells you that the change was made.
password-changed-title = Change completed
password-changed-first = Your password was changed.
password-changed-second = Your second password was changed.
password-changed-others = On this computer you stay logged in; on every other one you have been logged out. An email about the change is on its way.

session-lost = If you can no longer use your email address
session-lost-lead = If you no longer receive email at the address you registered, please apply with a new one. The university checks that it is you, and changes the address of your account. Your applications and enrolments stay with it.
session-lost-note-what = You need your student ID number, your date of birth, and an image of an identification document.
session-lost-note-until = Your account stays as it is until the application is approved. You are then sent an initial password at the new address; the passwords you had stop working.
session-lost-note-former = The address you had is told of the change as well.
