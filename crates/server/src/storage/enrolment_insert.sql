INSERT INTO enrolment (
    id, account_id, origin, application_id, student_number, student_number_key, school_name,
    faculty, department, leaving_kind, admission_month, leaving_month, created_at
) VALUES (
    :id, :account, 'application', :application, :number, :number_key, :school_name,
    :faculty, :department, :leaving_kind, :admission_month, :leaving_month, :at
)
