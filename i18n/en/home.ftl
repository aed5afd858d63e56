# Home after logging in.

home-title = Home
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
home-received = Received
