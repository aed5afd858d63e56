# Errors: what happened, what was kept, what to do.

error-server-unreachable = The university’s server could not be reached. What you entered is kept on this computer. Please check your internet connection and try again.
error-server-timeout = The university’s server did not answer in time. What you entered is kept. Please wait a little and try again.
error-not-akashi = The server at this address does not seem to be a certificate service. Nothing was sent. Please check the address in your university’s instructions.
error-host-unknown = No server with this name was found. Nothing was sent. Please check the address and your internet connection.
error-certificate-expired = The server’s security certificate is not valid at this time, so no connection was made. Nothing was sent. Please check the date and time of this computer. If they are right, please tell the university.
error-certificate-untrusted = The server’s security certificate cannot be trusted, so no connection was made. Nothing was sent. If the address is right, please tell the university.
error-certificate-wrong-host = The server’s security certificate belongs to another address, so no connection was made. Nothing was sent. Please check the address.
error-address-missing = Please enter the address of the university.
error-address-malformed = This cannot be read as an address. Please enter it in the form shomei.example.ac.jp.
error-address-insecure = An unencrypted connection (http) cannot be used. Nothing was sent. Please enter an https address.
error-server-too-old = The university’s server does not support this version of the app yet. What you entered is kept. Please tell the university.
error-no-university = No university is connected. Please connect to your university first.
error-bound-to-university = There is a draft or an unsent application for your present university on this computer. Please send or discard it before connecting to another university.
error-emails-differ = The two email addresses differ. Please check them.
error-email-missing = Please enter your email address.
error-email-too-long = This email address is too long. Please use one of at most 254 characters.
error-email-malformed = This is not a valid email address. Please check for stray spaces, and check what stands before and after the @.
error-reference-malformed = This is not a valid reference number. Please enter it as shown on the screen or in the email.
error-diagnosis-malformed = This is not a diagnostic code. Please check whether something was misheard or mistyped.
error-diagnosis-newer = This diagnostic code comes from a newer version of the app. Please update this app and try again.
error-code-malformed = The code has 8 characters. Please enter the one in the email.
error-no-flow = The confirmation of your email address was not found, or is already over. A draft, if there is one, is kept. Please start again with the New Registration Procedure.
error-link-not-ours = This link belongs to a registration on another computer, or to one that was stopped. Nothing has changed here. Please use the link or code in the newest email.
error-terms-not-ticked = To continue, please tick “Agree to the above”.
error-terms-changed = The Terms of Use have changed since you read them. What you entered is kept. Please read the new ones and agree again.
error-no-draft = There is no draft. Please start again with the New Registration Procedure.
error-other-draft = There is a draft of another application on this computer, and only one draft can be open at a time. Nothing was changed. Please send or discard that draft first, then try again.
error-access-ended =
    { $received ->
        [yes] The time in which this computer could open the application is over. What the university has received is unchanged. Choose “Continue or check my application” and enter the reference number and your email address to go on.
       *[no] The time in which this application could be sent is over. Your answers and images are kept on this computer. Confirm your email address once more to apply with the same answers.
    }
error-no-application = There is no application on this computer. Please use “Continue or check my application” with your reference number.
error-form-invalid = Some answers need to be corrected. What you entered is kept. Please check the fields shown.
error-too-many-images = At most { $limit } images can be attached. Please delete those that are not needed and try again.
error-document-type-first = Please choose the type of identification document first: which numbers have to be covered depends on it. No image has been attached yet.
error-covers-missing = For some items it is not decided whether they are covered. The image has not been attached yet. Please check the items and save again.
error-image-forgotten = An image that is not covered yet is removed after some time. It has been kept nowhere. The images already attached and your answers are kept. Please choose the image again.
error-clipboard-empty = There is no image to paste. Please copy an image and try again.
error-clipboard-failed = The copied image could not be read. The images already attached are kept. Please choose the image with “Select file”.
error-dialog-failed = The window for choosing files could not be opened. Images already attached are kept. Please drop the image onto the screen, or try again.
error-file-unreadable = The file could not be read. Please copy it to another place and try again.
error-save-dialog-failed = The window for choosing where to save could not be opened. Your application has been received. Please try again.
error-receipt-unreachable = The university’s server could not be reached, so the receipt could not be fetched. Your application has been received. Please save it from this screen when you are connected to the internet.
error-receipt-unavailable = The university’s server could not make the receipt. Your application has been received. Please try again later. If you need it soon, note the reference number and use the contact below.
error-sending-interrupted = The app was closed or stopped each time while this application was being sent. The application is kept on this computer. Please press “Send now” and leave the app open until it has been received. If it stops again, please use the contact below.
error-image-lost = An image of this application can no longer be read on this computer, so the application has not been sent. Your answers and the other images are kept. Please press “Do not send; edit again”, remove that image and attach it again.
error-receipt-unproven = The receipt that came from the university’s server does not carry a valid signature, so the application does not count as received yet. It is kept on this computer. If sending it again does not help, please contact the university.
error-application-lost = The university’s server does not hold an application that it had received. It may have been set back to an earlier state. The proof of when it was received is kept on this computer. Please make a note of the reference number and contact the university.
error-target-full = There is not enough free space there, so the receipt was not saved. Your application has been received. Please choose another place and save it again.
error-target-unwritable = The receipt was not saved because that place cannot be written to. Your application has been received. Please choose another one, such as “Documents”, and save it again.
error-store-locked = Your saved data is locked. Please unlock it and try again.
error-passphrase-wrong = This passphrase is wrong. Your saved data is unchanged. Please check upper and lower case and the input mode.
error-passphrase-short = The passphrase needs at least { $limit } characters.
error-passphrases-differ = The two passphrases differ. Please check them.
error-disk-full = There is not enough free space on this computer, so the last change is not saved yet. What was saved before is kept. Please delete files you do not need; the change is then saved automatically.
error-disk-unwritable = The change could not be written to the disk. What was saved before is kept. Please check the folder’s permissions and the disk.
error-reset-ended = This procedure has ended: too much time has passed, or the passwords were set already. The passwords are as they were. Please start again with “If you forgot the password”.
error-passwords-differ = The password and its confirmation differ. Please enter them again.
error-request-malformed = The request could not be read. What you entered is kept. Please update the app and try again.
error-internal = Something unexpected happened. What was saved is kept. Please try again. If it happens again, please use the contact below.

error-body-digest-mismatch = The data was damaged on the way. It is kept on this computer. Please send it again.
error-email-unchanged = This is your current email address. Nothing was changed. Please enter the new one.
error-address-changed = Your email address has already been changed on another screen or computer. This procedure has changed nothing. Press “Stop this procedure” and see your current address under “Change mail address” in the menu.
error-address-in-use = Another account logs in with this email address. Nothing was changed. Enter another one with “Correct the address”, or press “Stop this procedure”.
error-not-signed-in = You are not logged in, or your login has expired. What was saved is kept. Please log in again.
error-not-allowed = This is not permitted. Nothing was changed. Please open the screen again and check the current status.
error-passwords-must-be-set = Please set your passwords first.
error-not-found = It was not found. Nothing was changed. Please check the number and try again.
error-cursor-unknown = The university’s server no longer knows where you left off. Nothing is lost. Please check the status anew.
error-staff-name-taken = There is already an account with this user name. Please enter another one.
error-staff-name-malformed = A user name can have up to 32 characters: lower-case letters, digits, “.”, “-” and “_”.
error-own-account = You cannot change your own account here. Please ask another administrator.
error-method-not-allowed = The university’s server does not support this operation. What you entered is kept. Please update the app.
error-revision-conflict = A newer version of this application was already sent from another computer. What is on this computer is kept. Please choose between the two under “Status of my application”.
error-personal-changed = Your personal information was changed on another computer first. What you entered on this computer is kept. Please compare the two versions and choose between them.
error-name-change-under-review = A change of name has been applied for already (reference number { $reference }). You can apply again when its review is over. Nothing was changed. The application list on the screen after logging in shows how it stands.
error-personal-gone = The change you began was not found on this computer. What the university has is unchanged. Please open the screen again.
error-conflict-undecided = You have not chosen for every item yet. Both versions are kept. Please choose one of the two for each item.
error-state-conflict = The status of the application has changed, so this was not possible. Nothing was changed. Please check the current status.
error-upload-conflict = Sending an image was interrupted by another attempt to send it. It is kept on this computer. It is sent again from where it stopped; please wait a moment or press “Send now”.
error-documents-missing = Some images have not reached the university yet. They are kept. Please send again.
error-code-expired = The code or link has expired. Press “Send the email again” and use the code in the new email.
error-code-used = This code or link has already been used. Press “Send the email again” and use the new code.
error-code-void = After too many wrong tries this code can no longer be used. Press “Send the email again” and use the new code.
error-key-malformed =
    { $digits ->
       *[other] The authentication key has { $digits } digits. Please enter all the digits in the newest email.
    }
error-key-wrong =
    { $tries_left ->
       *[other] The authentication key is wrong. Tries left: { $tries_left }. Please check the digits in the newest email.
    }
error-key-too-old = This authentication key has expired. Press “Reissue” and enter the key from the new email.
error-key-void = After too many wrong tries this authentication key can no longer be used. Press “Reissue” and enter the key from the new email.
error-key-ended = The time for entering the authentication key is over, or this login was completed already. Please log in again. A new key is then sent.
error-sign-in-failed = You could not be logged in. The email address, the password or the second password is wrong. Please check upper and lower case, and full and half width.
error-sign-in-reset-needed = After too many failed logins this account is locked. Choose “If you forgot the password” and set both passwords anew: that lifts the lock.
error-directory-unavailable = The university’s user directory does not answer at the moment, so your user ID and password could not be checked. This does not count as a failed login, and everything is kept. Please try again in a little while. If it goes on, please use the contact below.
error-signs-in-as-graduate = You now log in to this account as a graduate. Your enrolments and applications are as they were. Choose “Graduate” on the first screen, and log in with your email address and both passwords. If you do not know them, you can set them anew with “If you forgot the password”.
error-sign-in-not-recent = It has been a while since you logged in. To make sure that it is you, please log in on the university’s page once more. Nothing was changed.
error-graduation-ended = This procedure has ended: too much time has passed since the email address was confirmed, the app was closed in between, or an address was changed or came into use elsewhere. The way you log in is as it was. Please send the email again from “Login after graduation” in the menu.
error-identity-provider-unavailable = Information about the university’s login system is not available at the moment, so the login cannot begin. Please try again in a little while. If it goes on, please use the contact below.
error-initial-password-expired = The initial password has expired. Choose “If you forgot the password” and set both passwords.
error-not-open-yet = You cannot use this service yet. You can log in from { $from } (Japan time). Your user ID and password are right. Please try again then.
error-second-password-not-set = No second password has been set for this user ID yet. Nothing was changed. Log in with the second password left empty, and you can set one.
error-current-password-wrong = The present password is wrong. Nothing was changed. Please check upper and lower case, and full and half width.
error-current-password-missing = Please enter the present password. Nothing was changed.
error-password-refused = This password cannot be used. Please check the following rules.
error-too-many-documents = At most { $limit } images can be sent. Please delete those that are not needed.
error-second-person-needed = You have approved this application. The approval takes effect when another member of staff confirms it. Nothing was changed.
error-assigned-to-other = { $name } is reviewing it. Nothing was changed. To take it over, ask { $name } to put it back into the queue.
error-account-exists = An account with this email address already exists, so the application cannot be approved. Nothing was changed. Please check the application.
error-student-number-taken = Another enrolment already has this student ID number, so the application cannot be approved. Nothing was changed. Please check the application.
error-documents-not-ready = The images are still being prepared. Please wait a moment and try again.
error-reason-missing = Please choose at least one reason.
error-storage-full = The university’s server is short of space. Everything is kept on this computer and will be sent again automatically later.
error-unavailable = The university’s server is busy or under maintenance. Everything is kept on this computer. Please try again later.

error-image-empty = The file is empty (0 bytes). Please check that it was copied or saved completely, and choose it again.
error-image-heic = This photo is in the HEIC format and cannot be attached. On the iPhone choose Settings → Camera → Formats → “Most Compatible” and take it again, or email the photo to yourself: it then becomes a JPEG.
error-image-pdf = A PDF cannot be attached. Open it, show the page, and take a screenshot or use “Save as image” (JPEG or PNG); then choose that file.
error-image-truncated = The image breaks off in the middle. It may not have been copied or downloaded completely. Please copy it again and choose it once more.
error-image-undecodable = The image could not be opened. Please take the photo again, or save it again as JPEG or PNG.
error-image-worker-failed = The image could not be processed. Images already attached are kept. Please try again; if it happens again, use another photo.

error-email-invalid =
    { $reason ->
        [missing] Please enter your email address.
        [too_long] This email address is too long. Please use one of at most 254 characters.
       *[malformed] This is not a valid email address. Please check for stray spaces, and check what stands before and after the @.
    }
error-code-wrong =
    { $tries_left ->
        [0] The code is wrong, and after too many tries it can no longer be used. Please press “Send the email again”.
       *[other] The code is wrong. Tries left: { $tries_left }. Please check the 8 characters in the newest email.
    }
error-resend-too-early =
    { $seconds ->
        [1] Please wait one more second before sending another email.
       *[other] Please wait { $seconds } more seconds before sending another email.
    }
error-too-many-requests =
    { $minutes ->
        [1] There were too many requests in a short time. What you entered is kept. Please try again in about a minute.
       *[other] There were too many requests in a short time. What you entered is kept. Please try again in about { $minutes } minutes.
    }
error-sign-in-refused = After several failed logins, logging in is paused. Please try again in about { $minutes } minutes.
error-body-too-large = There is too much data to send. It is kept. Please use fewer images and try again.
error-document-refused =
    { $found ->
       *[other] The university’s server did not accept the image. Everything is kept. Please replace it with another JPEG or PNG image.
    }
error-client-too-old =
    { $url ->
        [none] This version of the app is too old for the university’s server. What you entered is kept. Please install the new version from the page in your university’s instructions, then continue.
       *[other] This version of the app is too old for the university’s server. What you entered is kept. Please install version { $version }, then continue: { $url }
    }
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
error-store-damaged = Some of your saved data is damaged and could not be read. Nothing has been deleted. Under “Data on this computer” in the menu you can save what can be read.
error-store-sound = Your saved data can be read. There is nothing to move to another folder.
error-store-no-locks = It could not be saved because the folder is in a place that cannot be written to safely, such as a network drive. What was saved before is still there.
error-key-not-renewed = The keyring did not take the new key. The present key stays in use, and your saved data is still there. Unlock the keyring and try again.
error-entry-unreadable = One of the applications waiting to be sent is damaged and cannot be read. It is not sent, and it is kept. If you are not sure whether the university has received it, please contact us.
error-nothing-to-export = There is no data on this computer yet that could be saved.
error-export-full = The copy of your data could not be saved because there is not enough free space there. What is on this computer is unchanged. Please choose another place.
error-export-unwritable = The copy of your data could not be saved because the place you chose cannot be written to. What is on this computer is unchanged. Please choose another place, such as “Documents”.
error-export-dialog-failed = The window for choosing a place could not be opened. What is on this computer is unchanged. Please try again.
error-account-unknown = No graduate’s account has this student ID number, so the application cannot be approved. Nothing was changed. Please check the number.
