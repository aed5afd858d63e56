-- A flow can lead whoever is signed in by the university to signing in as a graduate. A column's check cannot be changed
-- in place.
ALTER TABLE flow ADD COLUMN leads_to TEXT NOT NULL DEFAULT 'registration'
    CHECK (leads_to IN ('registration', 'continue', 'password_reset', 'address', 'address_change', 'enrolment', 'recovery',
                        'second_password', 'graduation'));
UPDATE flow SET leads_to = kind;
ALTER TABLE flow DROP COLUMN kind;
ALTER TABLE flow RENAME COLUMN leads_to TO kind;
