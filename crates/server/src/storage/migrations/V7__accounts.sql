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

-- A session is shown with the computer it began on, and ended by an id that is no secret.
CREATE TABLE session_next (
    token_hash              BLOB    NOT NULL PRIMARY KEY,
    id                      TEXT    NOT NULL UNIQUE,
    account_id              TEXT    NOT NULL REFERENCES account (id),
    method_id               TEXT    NOT NULL REFERENCES sign_in_method (id),
    must_set_passwords      INTEGER NOT NULL CHECK (must_set_passwords IN (0, 1)),
    device_name             TEXT    NOT NULL,
    device_system           TEXT    NOT NULL,
    previous_sign_in_at     INTEGER,
    previous_device_name    TEXT    NOT NULL,
    previous_device_system  TEXT    NOT NULL,
    created_at              INTEGER NOT NULL,
    last_seen_at            INTEGER NOT NULL,
    expires_at              INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO session_next
    SELECT token_hash,
           lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8'
                 || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
           account_id, method_id, must_set_passwords, '', 'other', previous_sign_in_at, '', 'other', created_at,
           last_seen_at, expires_at
    FROM session;
DROP TABLE session;
ALTER TABLE session_next RENAME TO session;
CREATE INDEX session_account ON session (account_id);

-- The computer of the last sign-in.
ALTER TABLE sign_in_method ADD COLUMN last_device_name TEXT NOT NULL DEFAULT '';
ALTER TABLE sign_in_method ADD COLUMN last_device_system TEXT NOT NULL DEFAULT 'other';
