# Home after logging in.

home-title = Select printing destination
home-greeting = Welcome, { $name }
home-previous = Date and time of previous login
home-previous-none = This is your first login
home-services = Certificate services
home-order-meanwhile = To order certificates, please contact the university’s office.
home-enrolments = Enrolments
home-student-number = Student ID number
home-leaving = Graduation (completion)
home-applications = Current application list
home-applications-none = There are no applications.
home-all-applications = Application list
home-more = Show more
home-enrolment = Choose a student ID number
home-received = Received

home-not-me = This was not me
home-not-me-title = Was the previous login somebody else?
home-not-me-lead = Then do the following at once. Your application and your enrolments stay as they are.
home-not-me-1 = Everybody is logged out of this account, on this computer as well.
home-not-me-2 = Both passwords stop working.
home-not-me-3 = We send an email to the address of your account, with which you set both passwords anew.
home-not-me-confirm = Log everybody out and set the passwords anew
