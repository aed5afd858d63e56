# Errors: what happened, what was kept, what to do.

error-server-unreachable = The university’s server could not be reached. What you entered is kept on this computer. Please check your internet connection and try again.
error-server-timeout = The university’s server did not answer in time. What you entered is kept. Please wait a little and try again.
error-not-akashi = What answers there does not seem to be a certificate service. Nothing was sent. Please check the address in your university’s instructions.
error-host-unknown = No server of this name was found. Nothing was sent. Please check the address and your internet connection.
error-certificate-expired = The server’s certificate is not valid at this time, so no connection was made, for your safety. Please check the date and time of this computer. If they are right, please tell the university.
error-certificate-untrusted = The server’s certificate cannot be trusted, so no connection was made, for your safety. Nothing was sent. If the address is right, please tell the university.
error-certificate-wrong-host = The server’s certificate belongs to another address, so no connection was made, for your safety. Please check the address.
error-address-missing = Please enter the address of the university.
error-address-malformed = This cannot be read as an address. Please enter it in the form shomei.example.ac.jp.
error-address-insecure = An unencrypted connection (http) cannot be used. Nothing was sent. Please enter an https address.
error-server-too-old = The university’s server does not support this version of the application yet. What you entered is kept. Please tell the university.
error-no-university = No university is connected. Please connect to your university first.
error-bound-to-university = A draft or unsent application for the present university is on this computer. Please send or discard it before connecting to another university.
error-emails-differ = The two email addresses differ. Please check them.
error-email-missing = Please enter your email address.
error-email-too-long = This email address is too long. Please use one of at most 254 characters.
error-email-malformed = This is not an email address. Please check for stray spaces and what stands before and after the @.
error-reference-malformed = This is not a reference number. Please enter it as shown on the screen or in the mail.
error-code-malformed = The code has 8 characters. Please enter the one in the mail.
error-no-flow = No confirmation is under way. Please begin again.
error-link-not-ours = This link belongs to a procedure on another computer or to one that was given up. Nothing changed here. Please use the link or code of the newest mail.
error-terms-not-ticked = To go on, please tick “Agree to the above”.
error-terms-changed = The Terms of Use changed while you were reading. Please read the new ones and agree again.
error-no-draft = There is no draft. Please begin again.
error-no-application = There is no application on this computer. Please use “Continue or look at my application” with your reference number.
error-form-invalid = Some answers need to be corrected. What you entered is kept. Please check the fields shown.
error-too-many-images = At most { $limit } images can be attached. Please delete those that are not needed and try again.
error-dialog-failed = The window for choosing files could not be opened. Images already attached are kept. Please drop the image onto the screen, or try again.
error-file-unreadable = The file could not be read. Please copy it to another place and try again.
error-store-locked = What is saved is locked. Please unlock it and try again.
error-passphrase-wrong = This passphrase is wrong. What is saved is untouched. Please check upper and lower case and the input mode.
error-passphrase-short = The passphrase needs at least { $limit } characters.
error-passphrases-differ = The two passphrases differ. Please check them.
error-disk-full = There is not enough free space on this computer, so the last change is not saved yet. What was saved before is kept. Delete files you do not need; it is then saved by itself.
error-disk-unwritable = The disk could not be written. What was saved before is kept. Please check the folder’s permissions and the disk.
error-passwords-differ = The password and its confirmation differ. Please enter them again.
error-request-malformed = The request could not be read. What you entered is kept. Please update the application and try again.
error-internal = Something unexpected happened. What was saved is kept. Please try again; if it happens again, please use the contact.

error-body-digest-mismatch = The data was damaged on the way. It is kept on this computer. Please send it again.
error-not-signed-in = Your login has ended. What you entered is kept. Please log in again, or continue with your reference number.
error-not-allowed = This is not permitted.
error-passwords-must-be-set = Please set your passwords first.
error-not-found = It was not found. Please check the number.
error-method-not-allowed = The server does not know this operation. Please update the application.
error-revision-conflict = A newer version of this application was already sent from another computer. What is on this one is kept. Please look at the status.
error-state-conflict = The state of the application has changed, so this is no longer possible. Please look for news.
error-documents-missing = Some images have not reached the university yet. They are kept. Please send again.
error-code-expired = The code or link has expired. Press “Send the mail again” and use the code in the new mail.
error-code-used = This code or link has been used before. Press “Send the mail again” and use the new code.
error-code-void = After too many wrong tries this code is void. Press “Send the mail again” and use the new code.
error-sign-in-failed = Login failed. The email address or one of the passwords is wrong. Please check upper and lower case, full and half width.
error-sign-in-reset-needed = After too many failed logins this account is locked. Please use the contact below.
error-initial-password-expired = The initial password has expired. Please use the contact below.
error-password-refused = This password cannot be used. Please check the following rules.
error-too-many-documents = At most { $limit } images can be sent. Please delete those that are not needed.
error-assigned-to-other = { $name } is reviewing it. Nothing was changed.
error-account-exists = An account with this mail address already exists, so it cannot be approved. Please check the application.
error-student-number-taken = Another enrolment already has this student number, so it cannot be approved. Please check the application.
error-documents-not-ready = The images are still being prepared. Please wait a moment and try again.
error-reason-missing = Please choose at least one reason.
error-storage-full = The university’s server is short of space. Everything is kept on this computer and is sent again later by itself.
error-unavailable = The university’s server is busy or under maintenance. Everything is kept on this computer. Please try again later.

error-image-empty = The file is empty (0 bytes). Please check that it was copied or saved completely, and choose it again.
error-image-heic = This photo is in the HEIC format and cannot be attached. On the iPhone choose Settings → Camera → Formats → “Most Compatible” and take it again, or mail the photo to yourself: it then becomes a JPEG.
error-image-pdf = A PDF cannot be attached. Open it, show the page, and take a screenshot or use “Save as image” (JPEG or PNG); then choose that file.
error-image-truncated = The image breaks off in the middle. It may not have been copied or downloaded completely. Please copy it again and choose it anew.
error-image-undecodable = The image could not be opened. Please take it again, or save it anew as JPEG or PNG.
error-image-worker-failed = The image could not be processed. Images already attached are kept. Please try again; if it happens again, use another photo.

error-email-invalid =
    { $reason ->
        [missing] Please enter your email address.
        [too_long] This email address is too long. Please use one of at most 254 characters.
       *[malformed] This is not an email address. Please check for stray spaces and what stands before and after the @.
    }
error-code-wrong =
    { $tries_left ->
        [0] The code is wrong, and after too many tries it is void. Please press “Send the mail again”.
       *[other] The code is wrong. Tries left: { $tries_left }. Please check the 8 characters in the newest mail.
    }
error-resend-too-early = Please wait { $seconds } more seconds before another mail can be sent.
error-too-many-requests = Too many requests in a short time. What you entered is kept. Please try again in about { $minutes } minutes.
error-sign-in-refused = After several failed logins, logging in is paused. Please try again in about { $minutes } minutes.
error-body-too-large = What is to be sent is too large. It is kept. Please use fewer images and try again.
error-document-refused =
    { $found ->
       *[other] The university’s server did not accept the image. Everything is kept. Please replace it with another JPEG or PNG image.
    }
error-client-too-old = This version of the application is too old. What you entered is kept. Please install version { $version } and go on: { $url }
error-image-not-an-image =
    { $found ->
        [webp] WebP images cannot be attached. Please save it as JPEG or PNG.
        [avif] AVIF images cannot be attached. Please save it as JPEG or PNG.
        [tiff] TIFF images cannot be attached. Please save it as JPEG or PNG.
        [bmp] BMP images cannot be attached. Please save it as JPEG or PNG.
        [svg] SVG images cannot be attached. Please save it as JPEG or PNG.
        [heif] HEIF photos cannot be attached. Please set the camera to JPEG and take it again.
        [video] Videos cannot be attached. Please take a photo of the document and choose a JPEG or PNG image.
        [office] Documents of Word, Excel and the like cannot be attached. Please choose a JPEG or PNG photo of the document.
        [zip] ZIP archives cannot be attached. Please unpack it and choose the JPEG or PNG image inside.
        [text] Text files cannot be attached. Please choose a JPEG or PNG photo of the document.
       *[other] This file is not an image that can be attached. Please choose a JPEG, PNG or GIF image.
    }
error-image-too-large-file = The file is too large ({ $bytes_mb } MB). Please choose an image of at most { $limit_mb } MB, or take the photo with a lower quality.
error-image-too-many-pixels = The image has too many pixels (about { $megapixels } megapixels). Please take it again with at most 50 megapixels.
