# Mails. What a mail says stands here and nowhere else.

mail-lead = This is a message from the certificate service of { $university }.
mail-code-label = Confirmation code
mail-code-hint = Enter this code in the app on the computer on which you started. Hyphens and upper or lower case do not matter.
mail-link-label = Confirm the email address
mail-link-hint = If you are reading this email on the computer on which you started, you can open this page instead.
mail-life = The link and the code work once, for { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} after this email was sent. When they have expired, ask for a new email in the app.
mail-reference-label = Reference number
mail-initial-password-label = Initial password

mail-registration-subject = Confirm your email address
mail-registration-body = This email confirms the address that was entered for an application for use. Enter the following code in the app to go on to the form.

mail-registration-known-subject = You already have an account
mail-registration-known-body = Somebody started a new registration with this email address, but it already has an account. No new application is needed. Choose "Graduate login" in the app and log in with this email address and your passwords.
mail-registration-known-help = If you do not know your passwords, choose "If you forgot the password" on the login screen.

mail-address-subject = Mail address setting
mail-address-body = This email confirms the address that you entered after logging in with your campus ID. Enter the following code in the app to set this address.

mail-address-change-subject = Change mail address
mail-address-change-body = Somebody asked to change the email address of an account to this address. Nothing has been changed yet. If it was you, enter the following code in the app to complete the change.
mail-address-change-not-you = If it was not you, there is nothing to do. Do not give this code to anybody: without it the address cannot be changed.
mail-address-change-known-subject = There is an account under this address already
mail-address-change-known-body = Somebody asked to change the email address of another account to this address, but there is already an account that logs in with it. So it cannot be changed, and nothing was. If it was you, correct the address in the app, or choose "Graduate login" and log in with this address.
mail-address-changed-subject = Your email address was changed
mail-address-changed-body = The email address of your account was changed to another one. Messages are sent to the new address from now on, and no longer to this one. If you used this address to log in, please log in with the new one.
mail-address-changed-not-you = If it was not you, somebody else may be using your account: please contact the office named below at once. Passwords can no longer be set anew from this address.

mail-graduation-subject = Login after graduation
mail-graduation-body = Somebody asked to log in to an account as a graduate from now on, with this email address and two passwords. Nothing has been changed yet. If it was you, enter the following code in the app to go on to the passwords.
mail-graduation-not-you = If it was not you, do not give this code to anybody: without it nothing can be changed. If you use this address as a student, somebody else may be using your account, so please also contact the office named below.
mail-graduation-known-body = Somebody asked to use this address to log in to a student’s account after graduation, but there is already an account that logs in with it. So it cannot be used, and nothing was changed. If it was you, correct the address in the app, or choose "Graduate login" and log in with this address.
mail-graduated-subject = The way you log in was changed
mail-graduated-body = You now log in to your account as a graduate, with an email address and two passwords. The login as a student can no longer be used. On every other computer you have been logged out. Your enrolments and applications are as they were. Messages go to the address you now log in with.
mail-graduated-not-you = If it was not you, somebody else may be using your account: please contact the office named below at once.

mail-enrolment-subject = Additional student ID number
mail-enrolment-body = This email is about adding a student ID number to your account. Nothing has been changed yet. Enter the following code in the app to go on to the form.
mail-enrolment-not-you = If it was not you, somebody else may be using your account. Do not give this code to anybody, and please contact the office named below.
mail-enrolment-received-subject = Your application for an additional number was accepted for review
mail-enrolment-received-body = We have received your application for an additional student ID number. We will check it and email you the result.
mail-enrolment-rejected-body = We are sorry to tell you that your application for an additional student ID number was rejected. Your account and its enrolments are unchanged. You can correct the details and apply once more.
mail-enrolment-returned-body = Something in your application for an additional student ID number needs to be corrected.
mail-number-added-body = Your additional student ID number has been registered.
mail-number-added-where = Log in as before, and you can choose the new number. Your passwords are unchanged.
mail-student-number-label = Student ID number

mail-recovery-subject = Confirm your email address
mail-recovery-body = This email confirms the address that was entered in place of a registered address that can no longer be used. The account has not been changed yet. Enter the following code in the app to go on to the form.
mail-recovery-known-body = This address was entered in place of a registered address that can no longer be used, but there is already an account that logs in with it. Nothing was changed. If it was you, choose “Graduate login” in the app and log in with this address.
mail-recovery-received-subject = Your application after losing the email address was accepted for review
mail-recovery-received-body = We have received your application to change an email address you can no longer use. We will check it together with your identification document and email you the result. Your account stays as it is until the application is approved.
mail-recovery-approved-body = Your application was approved. The email address of your account was changed to this one. The passwords you had no longer work.
mail-recovery-rejected-body = We are sorry to tell you that your application to change an email address you can no longer use was rejected. Your account is unchanged.
mail-recovery-returned-body = Something in your application to change an email address you can no longer use needs to be corrected.
mail-name-received-subject = Your application for a change of name was accepted for review
mail-name-received-body = We have received your application for a change of name. We will check it together with your documents and email you the result. The name of your account stays as it is until it is approved.
mail-name-changed-body = Your application for a change of name was approved. The name of your account was changed to the one you applied for.
mail-name-changed-kept = Your name when in school and your passwords stay the same. Certificates still show the name when in school.
mail-name-rejected-body = We are sorry to tell you that your application for a change of name was rejected. The name of your account is unchanged. You can correct the details and apply once more.
mail-name-returned-body = Something in your application for a change of name needs to be corrected.

mail-continue-subject = Code to continue your application
mail-continue-body = This is the confirmation code to continue the application you sent. Enter it in the app.

mail-continue-unknown-subject = No application was found
mail-continue-unknown-body = Somebody tried to continue an application with this email address, but there is no application with that reference number under this address. Please check the reference number and the email address you applied with, and try again.

mail-reset-requested-subject = Setting your passwords anew was requested
mail-reset-requested-body = Somebody asked to set the password and the second password of this account anew. Nothing has been changed yet. If it was you, enter the following code in the app and choose both passwords.
mail-reset-requested-not-you = If it was not you, there is nothing to do: without this email nobody can set your passwords, and those you have keep working.

mail-reset-forced-subject = Please set both passwords anew
mail-reset-forced-body = The passwords of this account do not work any more, and everybody has been logged out, because it was reported in the app that a login was somebody else’s. Your application and your enrolments are unchanged. Enter the following code in the app and choose both passwords. Take others than those you had.

mail-reset-unknown-subject = No account under this address
mail-reset-unknown-body = Somebody asked to set forgotten passwords anew with this email address, but there is no account under this address. Perhaps you registered with another address: try again with that one. If you have not applied for use yet, choose "New Registration" in the app.

mail-password-changed-subject = Your password was changed
mail-password-changed-body = The password of your account was changed. On every other computer you have been logged out.
mail-second-password-changed-subject = Your second password was changed
mail-second-password-changed-body = The second password of your account was changed. On every other computer you have been logged out.
mail-passwords-set-anew-subject = Your passwords were set anew
mail-passwords-set-anew-body = The password and the second password of your account were set anew, with a code from an email to this address. You have been logged out everywhere; please log in with the new passwords.
mail-personal-changed-subject = Your personal information was changed
mail-personal-changed-body = The personal information of your account (address, phone numbers, workplace) was changed. To see it, log in to the app and choose “Personal information” in the menu.
mail-changed-not-you = If it was not you, choose "If you forgot the password" on the login screen of the app at once and set both passwords anew, then contact the office named below.

mail-key-subject = Authentication key
mail-key-body = This is the authentication key for logging in with your campus ID. Enter it on the screen on which you are logging in.
mail-key-label = Authentication key
mail-key-until = Date of expiry: { $date }, { $time } (Japan time)
mail-key-closed = If you have closed the screen for the key, please log in again. A new key is then sent.
mail-key-not-you = If it was not you, somebody else may know your user ID and your passwords. Do not give this key to anybody, change your university’s password at once, and contact the office named below. Nobody can log in without the key.
mail-email-key-on-subject = Two-factor authentication was switched on
mail-email-key-on-body = From the next login on you will be asked for an authentication key, which is sent to this address.
mail-email-key-off-subject = Two-factor authentication was switched off
mail-email-key-off-body = From the next login on you will not be asked for an authentication key any more. Your user ID and the two passwords are enough to log in.
mail-second-forgotten-subject = Setting your second password anew was requested
mail-second-forgotten-body = Somebody asked to set the second password anew that is used with your campus ID. Nothing has been changed yet. If it was you, enter the following code in the app and choose a new second password.
mail-second-forgotten-not-you = If it was not you, somebody else may know your user ID and your university’s password. Do not give this code to anybody, change your university’s password at once, and contact the office named below. Without the code nobody can set your second password.
mail-second-set-anew-subject = Your second password was set anew
mail-second-set-anew-body = The second password that is used with your campus ID was set anew, with a code from an email to this address. You have been logged out everywhere; please log in with the new second password.
mail-campus-not-you = If it was not you, somebody else may be using your account: change your university’s password at once, and contact the office named below.

mail-received-subject = Your application was accepted for review
mail-received-body = We have received your application for use. We will check it together with your identification document and email you the result.
mail-received-expected = We expect to let you know the result by { $date }.

mail-result-subject = Result of the application for use
mail-approved-body = Your application for use was approved.
mail-approved-sign-in = Choose "Graduate login" in the app, enter this email address and the initial password, leave the second password empty and log in. You will then set both your password and your second password.
mail-approved-life = The initial password is valid for { $days ->
    [one] one day
   *[other] { $days } days
}. It stops working once you have set your passwords.
mail-reset-subject = Your passwords were reset
mail-reset-body = At your request, or because the initial password had expired or logging in had failed too often, your passwords were reset. Those you used so far no longer work; your application and your enrolments are unchanged. If you did not ask for this, please contact the office named below.
mail-rejected-body = We are sorry to tell you that your application for use was rejected.
mail-rejected-where = To read why, choose "Continue or check my application" in the app and enter the reference number and your email address.
mail-returned-body = Something in your application for use needs to be corrected.
mail-returned-where = The reasons are shown with your application. Open the app, correct your answers and send them again. On another computer, choose "Continue or check my application" and enter the reference number and your email address.
mail-returned-until = Please send it by { $date }. After that day the application expires.

mail-footer-sending-only = This address only sends email. Replies are not read.
mail-footer-not-you = If you do not recognise this email, please delete it.
mail-footer-contact = Inquiries

mail-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
