# Logging in with a campus ID.

campus-who = Student (campus ID)
campus-who-text = You have a user ID and a password of the university
campus-sign-in-title = Student login
campus-user = User ID
campus-user-help = The ID you use for the university’s systems. Upper or lower case and full or half width do not matter.
campus-password-help = The password of the university that belongs to this ID.
campus-note-password = Your university’s password is only used to ask the university whether it is right. It is not kept.
campus-note-start = { $who } can log in from { $from } (Japan time).
campus-sign-in-failed = You could not be logged in. The user ID, the password or the second password is wrong. Please check upper and lower case, and full and half width. The first time, leave the second password empty.
campus-locked = After too many failed logins this account is locked. Choose “If you forgot the second password” and set the second password anew: that lifts the lock. If you have not set one yet, please ask one of the contacts shown under “Help”.
campus-first-over = First login
campus-address-title = Mail address setting
campus-address-lead = Enter the email address at which you want to be reached. We will send a confirmation email to it.
campus-address-lead-proposed = This is the email address the university has for you. You can also enter another one. We will send a confirmation email to it.
campus-address-help = Messages of this service are sent here from now on. We recommend an address you will keep using.
campus-address-done = Your email address has been set.
campus-second-title = Set second password
campus-second-lead = From the next login on you are asked for this password as well, after the one of the university. Password managers and pasting are welcome.

campus-forgot = If you forgot the second password
campus-forgot-lead = Enter your user ID and your university’s password. We send a code, with which you set the second password anew, to your registered email address.
campus-forgot-note-life =
    { $minutes ->
        [one] The code and the link in the email are valid for one minute.
       *[other] The code and the link in the email are valid for { $minutes } minutes.
    }
campus-forgot-note-until = Until you have set a new one, the second password you have keeps working.
campus-forgot-note-address = If you no longer receive email at the address you registered, please ask one of the contacts shown under “Help”.
campus-forgot-note-university = If you forgot your university’s password, please ask whoever is in charge of the university’s systems. It cannot be set anew here.
campus-forgot-failed = This could not be confirmed. The user ID or the university’s password is wrong. Please check upper and lower case, and full and half width.
campus-forgot-refused =
    { $minutes ->
        [one] After several wrong entries, this is paused. Please try again in about one minute.
       *[other] After several wrong entries, this is paused. Please try again in about { $minutes } minutes.
    }
campus-forgot-locked = After too many wrong entries this is no longer possible. Please ask one of the contacts shown under “Help”, who can let you set the second password anew.
campus-forgot-registered = your registered email address
campus-forgot-mail-refused = The receiving mail server refused it. Please check the settings and the free space of your mailbox and send it again. If the address no longer works, please ask one of the contacts shown under “Help”.
campus-forgot-moved = Your registered email address was changed after you began. The second password is as it was. Press “Stop this procedure” and start again with “If you forgot the second password”.
campus-forgot-ended = This procedure has ended: too much time has passed, or the second password was set already. Please start again with “If you forgot the second password”.
campus-reset-over = If you forgot the second password
campus-reset-lead = Your email address is confirmed. Set a new second password; the one you had before cannot be used again.
campus-reset-note-others = You are then logged out on every computer, and the computers on which no key is asked for are forgotten.
campus-reset-done = The second password is set. Please log in with it.

key-title = Authentication key
key-lead = An authentication key was sent to your registered email address ({ $address }). Enter the { $digits } digits from the email.
key-lead-queued = An authentication key is on its way to your registered email address ({ $address }). Please wait a moment.
key-lead-put-off = { $minutes ->
    [one] Sending the email to your registered address ({ $address }) takes longer. The mail server has not taken it yet; the university’s server will try again by itself in about a minute.
   *[other] Sending the email to your registered address ({ $address }) takes longer. The mail server has not taken it yet; the university’s server will try again by itself in about { $minutes } minutes.
}
key-refused = The email could not be delivered ({ $address }). Please check your mailbox’s settings and that it is not full, then press “Reissue”.
key-label = Authentication key
key-help = { $digits } digits. Full or half width does not matter.
key-until = Date of expiry: { $until }
key-until-over = This authentication key has expired. Press “Reissue”.
key-remember =
    { $days ->
        [one] Do not ask for a key on this computer for one day
       *[other] Do not ask for a key on this computer for { $days } days
    }
key-remember-help = On a shared computer, please remove the tick.
key-submit = Authenticate
key-reissue = Reissue
key-reissue-in = Reissue (in { $seconds } s)
key-reissued = A new authentication key is on its way ({ $address }). The key before stops working when the new email is sent.
key-not-come = If no email arrives
key-not-come-1 = Check your folder for spam.
key-not-come-2 = The email comes from { $domain }. Check that your mailbox accepts it.
key-not-come-3 = If your email address has changed and you can no longer receive email there, ask one of the contacts shown under “Help”.
key-note-close = If you close this screen, please log in again.
key-note-tell = Do not tell anybody the key, not even the university’s staff.
key-void-title = The key can no longer be used
key-void-text = After too many wrong tries this authentication key was made void, for your safety. Press “Reissue” and enter the key from the new email.

two-factor-title = Two-factor authentication settings
two-factor-menu-on = Two-factor authentication settings: on
two-factor-menu-off = Two-factor authentication settings: off
two-factor-lead = Choose whether an authentication key, sent to you by email, is asked for when you log in.
two-factor-now-on = Current setting: on
two-factor-now-off = Current setting: off
two-factor-on-means =
    { $days ->
        [one] When you log in you enter a key that is sent to your registered email address. On a computer on which you chose so, it is not asked for during one day.
       *[other] When you log in you enter a key that is sent to your registered email address. On a computer on which you chose so, it is not asked for during { $days } days.
    }
two-factor-off-means = Your user ID and the two passwords are enough to log in.
two-factor-ask-on = Switch two-factor authentication on?
two-factor-ask-off = Switch two-factor authentication off?
two-factor-off-risk = Once it is off, whoever knows your user ID and both passwords can log in without being able to read your email. Computers on which no key is asked for are forgotten.
two-factor-password-why = Please enter it to show that it is you.
two-factor-note-next = The change takes effect at your next login.
two-factor-note-mail = An email tells you that the change was made.
two-factor-yes = Yes
two-factor-done-on = Two-factor authentication is on. From the next login on you will be asked for a key.
two-factor-done-off = Two-factor authentication is off. From the next login on you will not be asked for a key.
two-factor-done-mail = An email about the change is on its way.
