-- A flow can lead to passwords set anew. A column's check cannot be changed in place, and other tables refer to this one.
ALTER TABLE one_time_flow ADD COLUMN leads_to TEXT NOT NULL DEFAULT 'registration'
    CHECK (leads_to IN ('registration', 'continue_application', 'password_reset'));
UPDATE one_time_flow SET leads_to = purpose;
ALTER TABLE one_time_flow DROP COLUMN purpose;
ALTER TABLE one_time_flow RENAME COLUMN leads_to TO purpose;

-- Allows to set both passwords anew, once; using it deletes it.
CREATE TABLE password_right (
    token_hash  BLOB    NOT NULL PRIMARY KEY,
    account_id  TEXT    NOT NULL REFERENCES account (id),
    method_id   TEXT    NOT NULL REFERENCES sign_in_method (id),
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX password_right_method ON password_right (method_id);
