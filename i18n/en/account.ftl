# What somebody who is logged in can change about their account.

account-address-title = Change mail address
account-address-current = Current email address
account-address-lead = We will send a confirmation email to the new address. Your address does not change before you enter the code in it.
account-address-new = New email address
account-address-new-confirmation = New email address (Confirmation)
account-address-help = Messages are sent here from then on. We recommend an address you will keep using.
account-address-help-sign-in = You will log in with this address after the change. We recommend an address you will keep using.
account-address-password-why = We ask for it to make sure that it is you.
account-address-note-former = When the change is complete, your current address is told as well.
account-address-waiting = We are waiting for the code from the email to your new address. To change to yet another address, enter it below.
account-address-continue = Go on to the code
account-address-changed = Your email address was changed.
account-address-changed-sign-in = Please log in with the new address from now on. An email about the change is on its way to the address you had before.
account-address-changed-told = An email about the change is on its way to the address you had before.

account-number-title = Register additional student ID number
account-number-lead = If you have more than one student ID number, you can add the others to this account. Press “Send”, and a confirmation email goes to the address below. Enter the code in it to go on to the form.
account-number-to = The email goes to
account-number-note-who = You can only add student ID numbers of your own.
account-number-note-what = You will be asked for your name when in school, department and subject, the number, and the month of graduation or completion. No image and no address are needed.
account-number-note-review = The university checks the application and emails you the result. Once it is approved, you can choose the number on the screen after logging in.
account-number-note-mail = The email may take a while to arrive.
account-number-waiting = We are waiting for the code from the email we sent you.
account-number-begun = An application for an additional number has been begun. What you entered is saved on this computer.
account-number-continue = Go on with it
account-number-again = Send a new email

account-graduation-title = Login after graduation
account-graduation-lead = Once you have graduated you can no longer log in with your university ID. Change to an email address and two passwords before that (Graduate login), and you keep your enrolments and applications as they are.
account-graduation-email = Email address to log in with after graduation
account-graduation-email-help = An address of the university may stop working after graduation. We recommend one of your own.
account-graduation-email-confirmation = Email address to log in with after graduation (Confirmation)
account-graduation-note-mail = A confirmation email goes to this address. The way you log in changes when you have entered the code in it and set both passwords. Until then nothing changes.
account-graduation-note-end = After the change you can no longer log in with your university ID. It cannot be undone.
account-graduation-note-devices = You are logged out on every other computer. Both the address you had and the new one are told of the change.
account-graduation-waiting = We are waiting for the code from the email we sent you. To use another address, enter it below.
account-graduation-confirmed = The email address { $email } is confirmed. Please go on to the two passwords.
account-graduation-passwords = Go on to the passwords
account-graduation-passwords-lead = Your email address is confirmed. Set the two passwords of the graduate login. The way you log in changes when you press “Set”.
account-graduation-recent = It has been a while since you logged in. To make sure that it is you, please log in on the university’s page once more. You then come back to this screen.
account-graduation-sign-in = Log in on the university’s page
account-graduation-done = You now log in as a graduate.
account-graduation-done-next = From now on, choose “Graduate login” and log in with { $email } and both passwords. Your university ID no longer works here.
account-graduation-done-kept = Your enrolments, applications and receipts are as they were.

account-personal-title = Personal information
account-personal-lead = You can change your address, phone numbers and workplace. Nothing is sent to the university before you press “Confirm” and then “Change” on the next screen.
account-personal-check = Nothing has been changed yet. Please check everything, then press “Change”.
account-personal-done = Your personal information was changed. An email about the change is on its way to the address of your account.
account-personal-edited = This is what you entered on this computer. It has not been sent to the university yet.
account-personal-name = Your name cannot be changed here. If it has changed, please contact the office named under “Help”.
account-personal-discard = Discard what I entered
account-personal-overtaken-title = It was changed on another computer first
account-personal-overtaken = What you entered on this computer is kept too. Please compare the two versions and choose between them.
account-personal-compare = These items differ from what the university has. Please choose the right version of each.
account-change-completed = Change completed
