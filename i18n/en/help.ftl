# Help: what a screen is for, whom to ask, the diagnostic code.

help-open = Help
help-title = Help
help-close = Close help
help-this-screen = About this screen
help-hours-japan = Hours are in Japan time.
help-contacts = Contact
help-contacts-none = Once you are connected to a university, you find here whom to ask.
help-contacts-failed = We could not load whom to ask.
help-about-content-kind = Your application and certificates
help-about-payment-kind = Payment
help-about-system-kind = Using the app, logging in, failures
help-other-kind = Other questions
help-kinds-joint = { " " }/{ " " }
help-open-now = Open now
help-open-until = Open now, until { $time }
help-closed = Closed now
help-closed-until = Closed now, opens { $time }
help-moment-on = { $day }, { $time }
help-by-phone = Phone
help-by-email = Email
help-chat = Start chat
help-languages-ja = Only available in Japanese
help-languages-en = Available in English
help-languages-both = Available in Japanese and English
help-code-title = Diagnostic code
help-code-lead = If you call us and we ask how things stand, please read out this code. It only tells the app’s version, the kind of computer, the screen you are on, the last error and the state of the connection. It holds no personal data, such as your name or your application.
help-code-copy = Copy code
help-code-copied = Copied
help-code-not-copied = It could not be copied. Please write the code down, or select and copy it.
help-code-again = Diagnose again

# Names of the screens; diagnostic codes are read with them too.
help-screen-start = First screen
help-screen-connect = Connecting to a university
help-screen-who = Choosing who you are
help-screen-entry = Entrance for graduates
help-screen-mail-address = Mail address setting
help-screen-waiting = Entering the code of the email
help-screen-continue-application = Continuing an application
help-screen-terms = Terms of Use
help-screen-form = Application form
help-screen-check = Checking your answers
help-screen-discard = Discarding a draft
help-screen-status = State of the application
help-screen-withdraw = Withdrawing an application
help-screen-forget-copy = Removing the copy
help-screen-compare = Comparing two versions
help-screen-sign-in = Graduate login
help-screen-campus-sign-in = Student login
help-screen-email-key = Authentication key
help-screen-two-factor = Two-factor authentication settings
help-screen-campus-forgotten = Forgotten second password
help-screen-saml-sign-in = Student login (browser)
help-screen-passwords = Password setting
help-screen-second-password = Set second password
help-screen-change-password = Change password
help-screen-forgotten = Forgotten password
help-screen-change-address = Change mail address
help-screen-devices = Computers you are logged in on
help-screen-home = Select printing destination
help-screen-data = Data on this computer
help-screen-remove-data = Removing data
help-screen-store = Locked data
help-screen-staff-sign-in = Staff login
help-screen-staff-queue = List of applications (staff)
help-screen-staff-own = Your account (staff)
help-screen-staff-accounts = Staff accounts (administrators)
help-screen-staff-detail = Reviewing an application (staff)

# What is done on a screen.
help-about-start = This screen says what the app is for and what to have ready. You can switch the language at the top right at any time.
help-about-connect = Here you connect to your university’s server. Enter the address from the university’s instructions, and make sure that the name shown is right before you connect.
help-about-who = Graduates, students with a campus ID and staff each have their own entrance. An application you have begun can be continued from here.
help-about-entry = If you are new here, choose “New Registration” to apply. If your application has been approved, choose “Log in”. To go on with an application on another computer, choose “Continue or check my application”.
help-about-mail-address = Here you set the email address that receives our confirmation. Enter the same address twice, and an email with a code is sent to it.
help-about-waiting = Enter the 8-character code from the email. The screen shows what has become of the email. If the address was wrong, you can correct it here.
help-about-continue-application = Here you open an application you have already sent. Enter the reference number on your receipt and the email address you applied with.
help-about-terms = Please read the Terms of Use here. Once you agree, you go on to the form.
help-about-form = Here you fill in the application. What you enter is saved on this computer automatically. If you close the app, you can continue where you stopped.
help-about-check = Check your answers before they are sent. “Change” takes you back to that part. “Apply” sends the application to the university.
help-about-discard = Here you discard a draft. A discarded draft cannot be brought back. Applications that have been sent are not affected.
help-about-status = Here you see how your application stands, its reference number and the result. You can save the receipt here as well.
help-about-withdraw = Here you withdraw your application. This cannot be undone; to apply again you start from the beginning.
help-about-forget-copy = Here you remove the copy of what you sent from this computer. The application at the university is not affected.
help-about-compare = Another version was sent from another computer first. Compare it with the one on this computer, and choose for each item which is right.
help-about-sign-in = Graduates whose application has been approved log in here. The first time, enter the initial password from the email and leave the second password empty.
help-about-campus-sign-in = Students with a campus ID log in here. The first time, leave the second password empty.
help-about-email-key = Enter the authentication key that was sent to your registered email address. If it does not arrive or has expired, press “Reissue”.
help-about-two-factor = Here you choose whether an authentication key is asked for when you log in. A change takes effect at the next login.
help-about-campus-forgotten = Here you ask for an email with which you set your second password anew. Until you have done so, the present one keeps working.
help-about-saml-sign-in = Students who use the university’s login page log in here. Log in on the university’s page in the browser. If you are not taken back to the app, enter the code that the browser shows.
help-about-passwords = Here you set the password and the second password you will log in with. The two must be different.
help-about-second-password = Here you set the second password you will log in with from the next time. It is not your university’s password.
help-about-change-password = Here you change a password you log in with. You are then logged out on all other computers.
help-about-forgotten = Here you ask for an email with which you set your passwords anew. Until you have done so, the present ones keep working.
help-about-change-address = Here you change the email address of your account. It is changed when you enter the code from the email to the new address.
help-about-devices = These are the computers on which your account is logged in. If you do not recognise one, you can log it out here. Computers on which no key is asked for can be forgotten here as well.
help-about-home = This is the first screen after logging in. It shows your previous login, your applications and the services you can use.
help-about-data = Here you see what is kept on this computer and how it is protected. You can also save a copy of it.
help-about-remove-data = Here you remove your data from this computer. Whatever has not been sent yet is lost.
help-about-store = The data on this computer is encrypted. This screen tells you what to do to open it.
help-about-staff-sign-in = Members of the university’s staff log in here.
help-about-staff-queue = These are the applications to review, those due first at the top.
help-about-staff-own = Here you set your own password, authenticator app and recovery codes.
help-about-staff-accounts = Here administrators make accounts for staff, change roles, and shut accounts off or reset them.
help-about-staff-detail = Here you look at an application and its images, and decide. First press “Take it and begin the review”.
help-screen-manual = Manual
help-about-manual = The manual explains the app chapter by chapter. You can also look for words. “Back” takes you to where you were.
help-manual-here = Open this part of the manual

# The manual. Its text stands in the folder of that name.
manual-title = Manual
manual-contents = Contents of the manual
manual-search = Search the manual
manual-found =
    { $count ->
        [0] Nothing was found. Please try another word.
        [one] Found in { $count } place.
       *[other] Found in { $count } places.
    }
help-screen-applications = Application list
help-about-applications = All applications of your account, the newest first. You can save their receipts here as well.
help-screen-add-number = Register additional student ID number
help-about-add-number = Here you add another student ID number to your account. Press “Send”, and you get an email that leads to the form.
help-screen-graduation = Login after graduation
help-about-graduation = Here somebody who logs in with a university ID changes to the graduate login, with an email address and two passwords. Enrolments and applications stay with the account.
help-screen-personal = Personal information
help-about-personal = Here you change the address, phone numbers and workplace that the university has of you. What you enter is saved on this computer automatically, and sent when you press “Change”. The application for a change of name begins here too.
help-screen-change-name = Change of name
help-about-change-name = Here you apply to change the name of your account. Your password leads on to the terms and the form. The university checks your documents, and the name changes once it is approved.
help-screen-lost-address = If you lost your email address
help-about-lost-address = Here you apply with a new address if you no longer receive email at the one you registered. Once the university has checked it, the address of your account changes.
help-screen-staff-diagnosis = Reading a diagnostic code (staff)
help-about-staff-diagnosis = Find out the state of a caller’s app from the diagnostic code they read out. The code holds no personal information, and nothing is sent to the university’s server.
manual-for-staff = For staff
manual-for-applicants = For applicants

# What a diagnostic code says (the screen of staff, and akashi-server diagnose).
diagnosis-application =
    Application { $version } ({ $system ->
        [linux] Linux
        [macos] macOS
        [windows] Windows
       *[other] another system
    }, shown in { $language ->
        [en] English
       *[ja] Japanese
    })
diagnosis-screen = Screen: { $screen }
diagnosis-screen-unknown = Screen: one that this version does not have
diagnosis-line =
    Connection: { $line ->
        [no_university] not connected to a university yet
        [reached] the university’s server answers
        [unreachable] no internet, or the university’s server cannot be reached
        [slow] the university’s server does not answer in time
        [certificate] there is a problem with the server’s certificate (a wrong clock looks the same)
        [unexpected] what answers there is no certificate service, or its version does not fit
       *[refused] the university’s server refused the request
    }
diagnosis-store =
    Data on the computer: { $store ->
        [open] can be used
        [needs_new_passphrase] a passphrase has to be chosen
        [needs_passphrase] the passphrase has to be entered
        [keyring_locked] the system’s keyring is locked
        [key_lost] the key is lost, it cannot be read
        [locked] locked
        [damaged] damaged
        [too_new] written by a newer version of the application
        [not_migrated] of an earlier version, and could not be taken over
        [disk_full] the disk is full
        [disk_unwritable] the disk cannot be written
        [no_locks] where nothing can be locked, such as a network drive
       *[unknown] could not be found out
    }{ $unsent ->
        [yes] { " " }(an application waits to be sent)
       *[no] { "" }
    }
diagnosis-problem = Last error: { $code }
diagnosis-problem-none = Last error: none since the application was started
diagnosis-problem-unknown = Last error: one that this version does not have
