# Logging in with a campus ID.

campus-who = Student (campus ID)
campus-who-text = You have a user ID and a password of the university
campus-sign-in-title = Student login
campus-user = User ID
campus-user-help = The ID you use for the university’s systems. Upper or lower case and full or half width do not matter.
campus-password-help = The password of the university that belongs to this ID.
campus-note-password = Your university’s password is only used to ask the university whether it is right. It is not kept.
campus-sign-in-failed = You could not be logged in. The user ID, the password or the second password is wrong. Please check upper and lower case, and full and half width. The first time, leave the second password empty.
campus-first-over = First login
campus-address-title = Mail address setting
campus-address-lead = Enter the email address at which you want to be reached. We will send a confirmation email to it.
campus-address-lead-proposed = This is the email address the university has for you. You can also enter another one. We will send a confirmation email to it.
campus-address-help = Messages of this service are sent here from now on. We recommend an address you will keep using.
campus-address-done = Your email address has been set.
campus-second-title = Set second password
campus-second-lead = From the next login on you are asked for this password as well, after the one of the university. Password managers and pasting are welcome.
