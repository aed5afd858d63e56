# Who is using this, and the entry of graduates.

entry-who-title = Who are you?
entry-graduate = Graduate
entry-graduate-text = You graduated from or left this university
entry-staff = For university staff
entry-title = For graduates
entry-new = New Registration
entry-new-text = If you use the service for the first time, please apply to use it.
entry-new-1 = We confirm your mail address.
entry-new-2 = You enter your name and university information, and attach an image of an identity document.
entry-new-3 = The university reviews it and sends you the result by mail.
entry-register = New Registration Procedure
entry-sign-in-text = Your application has been approved
entry-continue = Continue or look at my application
entry-continue-text = You have applied, and now use another computer or removed the data from this one
entry-open-draft = Go on with the form
entry-open-draft-text = An unfinished application is on this computer.
entry-open-terms-text = Your mail address is confirmed. The Terms of Use come next.
entry-open-flow = Back to entering the code
entry-open-flow-text = A confirmation mail is on its way to you.
entry-open-status-text = Shows where the application sent from this computer stands.
