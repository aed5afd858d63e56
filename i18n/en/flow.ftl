# Confirming the mail address.

flow-email-title = Confirm your email address
flow-email-lead = Enter the email address you want to apply with. We will send a confirmation email to it.
flow-email = Email address
flow-email-help = The result of the review is sent here too. We recommend an address you will keep using.
flow-email-confirmation = Email address (Confirmation)
flow-email-confirmation-help = Please enter it once more.
flow-note-mail = A confirmation email is sent to this address. It may take a while to arrive.
flow-note-free = With free email services it may not arrive, or may be taken for spam.
flow-note-allow = If you restrict incoming email, please allow email from { $domain }.
flow-continue-lead = Enter your reference number and the email address you applied with. We will email you a code that is valid for 30 minutes.
flow-continue-reference-help = It is shown on the “Application accepted” screen and in emails from the university.
flow-continue-email-help = The address you confirmed when you applied.
flow-waiting-title = Check your email
flow-to = Sent to:
flow-mail-queued = The email is waiting to be sent
flow-mail-queued-text = The university’s server is about to send it. Please wait a moment.
flow-mail-put-off = Sending the email takes longer
flow-mail-put-off-text = { $minutes ->
    [one] The mail server has not taken it yet. The university’s server will try again by itself in about a minute. You can wait here, or come back to this screen later.
   *[other] The mail server has not taken it yet. The university’s server will try again by itself in about { $minutes } minutes. You can wait here, or come back to this screen later.
}
flow-mail-accepted = The email has been sent
flow-mail-accepted-text = The mail server has accepted it. It should arrive shortly.
flow-mail-expired = The link and the code have expired
flow-mail-expired-text = Press “Send the email again” to get a new link and a new code.
flow-mail-refused-unknown-mailbox = The email could not be sent
flow-mail-refused-unknown-mailbox-text = The mail server says that there is no such address. Please enter it again with “Correct the address”.
flow-mail-refused-other = The email could not be sent
flow-mail-refused-other-text = The receiving mail server refused it. Please check the settings and the free space of your mailbox and send it again, or use another address.
flow-mail-unknown = The status of the email is not known
flow-mail-unknown-text = The university’s server cannot be reached at the moment. The code in the email will work as soon as the connection is back.
flow-code = Code
flow-code-help = The 8 characters in the email. Upper or lower case, full or half width, and hyphens do not matter.
flow-or-link = You can also open the link in the email on this computer.
flow-valid = { $minutes ->
    [one] Link and code are valid for one more minute.
   *[other] Link and code are valid for { $minutes } more minutes.
}
flow-not-come = If the email does not arrive
flow-resend = Send the email again
flow-resend-in = Send the email again (in { $seconds } s)
flow-sent-again = Another email is being sent to { $email }. The link and the code in the earlier email no longer work.
flow-correct = Correct the address
flow-cancel = Stop this procedure
flow-checklist-title = Please check these four points
flow-checklist-1 = Is the email address right: { $email }
flow-checklist-2 = Are there stray spaces before, after or within it?
flow-checklist-3 = Was it entered in half-width letters and digits?
flow-checklist-4 = Is the email in your spam folder? Is email from { $domain } allowed?
