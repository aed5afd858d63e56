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
