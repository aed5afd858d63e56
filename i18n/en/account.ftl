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
