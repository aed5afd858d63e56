# The receipt (PDF), and saving it.

receipt-title = Receipt
receipt-document-title = Receipt { $reference }
receipt-lead = We have received the following application.
receipt-reference = Reference number
receipt-name = Applicant’s name
receipt-name-note = The kanji you entered include a character that cannot be printed on this receipt, so it shows the reading. Your application keeps the characters exactly as you entered them.
receipt-name-unshown = As recorded in the application
receipt-kind = Application type
receipt-kind-registration = Application for use
receipt-kind-enrolment = Additional student ID number
receipt-kind-recovery = Application after losing the email address
receipt-kind-name-change = Change of name
receipt-received = Received
receipt-received-at = { $date }, { $time } (Japan time)
receipt-revision = Times received
receipt-revision-value = { $number ->
    [1] First time
   *[other] { $number } times (corrected)
}
receipt-expected = Review
receipt-expected-value = expected to be over by { $date }
receipt-digest = Content check number
receipt-pictures = Images received with it
receipt-picture = Image { $number }: { $shows }
receipt-picture-identity = identity document
receipt-picture-name-change = proof of the changed name
receipt-picture-character = character that cannot be typed
receipt-digest-note = A check number is the beginning of a number (SHA-256) computed from what was received. It changes when a single character changes.
receipt-signature = The university’s signature
receipt-signature-key = Signing key
receipt-signature-fingerprint = Signature check number
receipt-signature-note = The university’s signed record of this receipt is attached to this PDF (receipt.jws). It proves when the content and the images above were received. Anyone can check it with the key that the university publishes.
receipt-signature-file = Record of the receipt, signed by the university
receipt-next = What happens next
receipt-next-review = The university reviews your answers and images. It expects to be done by { $date }; days on which the university is closed and public holidays are not counted.
receipt-next-mail = The result is emailed to the address you applied with. So is word of anything you need to correct.
receipt-next-status = To see how it stands, choose “Continue or check my application” in the application and enter reference number { $reference } and your email address.
receipt-contacts = Inquiries
receipt-keep = Please give the reference number when you contact us. You can save this receipt again at any time from the screen “Status of my application”.
receipt-date = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}, { $day } { $month ->
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

receipt-save = Save the receipt (PDF)
receipt-save-other = Save the receipt in Japanese
receipt-save-short = Save (PDF)
receipt-save-of = Save the receipt of reference number { $reference } (PDF)
receipt-saved = The receipt has been saved as “{ $name }”.
receipt-dialog-title = Choose where to save the receipt
receipt-dialog-filter = PDF
receipt-file-name = receipt_{ $reference }.pdf

receipt-proof-signed = The university’s signature was checked
receipt-proof-means = It proves that the university received your application at the time below.
receipt-proof-details = Details of the signature
receipt-proof-issuer = Signed by
receipt-proof-unsigned = This receipt is not signed by the university
receipt-proof-unsigned-text = Your application was received before the university’s server began to sign receipts. It has been received all the same. If you need proof of the date, please contact the university.
receipt-proof-refused = The university’s signature could not be confirmed
receipt-proof-refused-text = The receipt that came from the server does not carry a valid signature, so it was not kept as proof. Please make a note of the reference number and contact the university.
receipt-proof-damaged = The receipt on this computer does not match its signature
receipt-proof-damaged-text = The receipt that was kept here is damaged or was changed. The application at the university is not affected. If you need proof, please save the receipt (PDF) again.
