SELECT application.*,
       staff_account.name AS assigned_name,
       coalesce((SELECT group_concat(flag, ' ') FROM application_flag
                  WHERE application_flag.application_id = application.id), '') AS flags
  FROM application LEFT JOIN staff_account ON staff_account.id = application.assigned_to
 WHERE application.received_at IS NOT NULL
   AND (:state IS NULL OR application.state = :state)
   AND application.search_text LIKE :word0 ESCAPE '\'
   AND application.search_text LIKE :word1 ESCAPE '\'
   AND application.search_text LIKE :word2 ESCAPE '\'
   AND application.search_text LIKE :word3 ESCAPE '\'
   AND (:after_at IS NULL OR (application.received_at, application.id) > (:after_at, :after_id))
 ORDER BY application.received_at, application.id
 LIMIT :limit
