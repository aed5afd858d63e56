# Results, reasons and states of a review. Staff choose a reason, the applicant reads it in their own language.

reason-image-unreadable = The writing or the photo in the image cannot be read. Please take it again in a bright place, with the whole document in focus.
reason-image-incomplete = Part of the document is missing from the image. Please take it again so that all four corners are visible.
reason-image-undecodable = We could not open the image. Please choose a JPEG or PNG image and send it once more.
reason-wrong-document = This is not an identification document that the university accepts. Please check the accepted types and choose another document.
reason-document-expired = The identification document has expired. Please choose one that is still valid.
reason-name-mismatch = The name you entered and the name on the identification document are not the same.
reason-name-change-unproven = The attached document does not show the change of name. Please choose one that connects the former name with the new one.
reason-birth-date-mismatch = The birth date you entered and the one on the identification document are not the same.
reason-address-mismatch = The address you entered and the one on the identification document are not the same.
reason-student-number-unknown = The student ID number you entered is not in the university's records. Please check the number again.
reason-not-in-roster = We could not find your record with the details you entered. Please check your name when in school, your department and the dates.
reason-answer-wrong = Something you entered is not correct.
reason-answer-incomplete = Something is missing from what you entered.
reason-duplicate-application = We have already accepted the same application.
reason-not-eligible = We are sorry: after checking, we found that you cannot use this service.
reason-other = Please read the message from the staff below.

outcome-approved = Approved
outcome-rejected = Rejected
outcome-returned = Returned for correction

state-received = Accepted
state-in-review = Under review
state-awaiting-second-person = Waiting for a second person
state-approved = Approved
state-rejected = Rejected
state-returned = Returned for correction
state-withdrawn = Withdrawn
state-expired = Expired

# Marks that only staff see.

flag-student-number-taken = This student ID number already belongs to a registered enrolment
flag-account-exists = There is already an account with this email address
flag-image-undecodable = An image could not be opened
flag-mail-undelivered = The last mail to the applicant could not be delivered
flag-image-hard-to-read = An image may be hard to read
flag-character-missing = A character of the name could not be typed (an image of it is attached)
flag-name-changed = The present name differs from the name when in school
flag-account-unknown = No graduate’s account has this student ID number
flag-student-number-of-student = The university’s login system has given this student ID number to a student’s account. If you approve, that account becomes the graduate’s, with the email address of this application (the former address is told). Please make particularly sure who is applying
flag-number-said-of-another = The university’s login system has given the same student ID number to another account as well
