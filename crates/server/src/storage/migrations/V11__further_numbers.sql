-- A flow of an account leads to another address, or to the form for a further student number.
ALTER TABLE address_flow ADD COLUMN leads_to TEXT NOT NULL DEFAULT 'address' CHECK (leads_to IN ('address', 'enrolment'));

-- A flow that everybody can begin may also lead to the form for a lost address. A column's check cannot be changed in place.
ALTER TABLE one_time_flow ADD COLUMN leads_to TEXT NOT NULL DEFAULT 'registration'
    CHECK (leads_to IN ('registration', 'continue_application', 'password_reset', 'recovery'));
UPDATE one_time_flow SET leads_to = purpose;
ALTER TABLE one_time_flow DROP COLUMN purpose;
ALTER TABLE one_time_flow RENAME COLUMN leads_to TO purpose;

-- 個人情報: address, telephone numbers, workplace of an account, once its holder has changed them. Until then what was
-- approved counts.
CREATE TABLE personal_record (
    account_id  TEXT    NOT NULL PRIMARY KEY REFERENCES account (id),
    revision    INTEGER NOT NULL CHECK (revision > 0),
    answers     TEXT    NOT NULL,               -- JSON
    changed_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
