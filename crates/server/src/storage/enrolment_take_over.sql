UPDATE enrolment
   SET origin          = 'application',
       application_id  = :application,
       student_number  = :number,
       school_name     = :school_name,
       faculty         = :faculty,
       department      = :department,
       leaving_kind    = :leaving_kind,
       admission_month = :admission_month,
       leaving_month   = :leaving_month
 WHERE account_id = :account AND student_number_key = :number_key AND application_id IS NULL
