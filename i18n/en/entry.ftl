# Who is using this, and the entry of graduates.

entry-who-title = Who are you?
entry-graduate = Graduate
entry-graduate-text = You graduated from or left this university
entry-staff = For university staff
entry-title = For graduates
entry-new = New Registration
entry-new-text = If you are using the service for the first time, please apply to use it.
entry-new-1 = You confirm your email address.
entry-new-2 = You enter your name and university information, and attach an image of an identity document.
entry-new-3 = The university reviews your application and emails you the result.
entry-register = New Registration Procedure
entry-sign-in-text = Your application has been approved
entry-continue = Continue or check my application
entry-continue-text = You have applied and now use another computer, or removed the data from this one
entry-open-draft = Continue filling in the form
entry-open-draft-text = There is an unfinished application on this computer.
entry-open-terms-text = Your email address is confirmed. The Terms of Use come next.
entry-open-flow = Back to entering the code
entry-open-flow-text = A confirmation email is on its way to you.
entry-open-status-text = Shows how the application sent from this computer is progressing.
entry-open-reset = Set the passwords anew
entry-open-reset-text = Your email address is confirmed. Both passwords can be set now.
entry-open-reset-second = Set the second password anew
entry-open-reset-second-text = Your email address is confirmed. A new second password can be set now.
