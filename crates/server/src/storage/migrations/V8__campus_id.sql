-- Sign-ins with a campus ID are counted as well.
CREATE TABLE sign_in_attempt_with_campus (
    kind            TEXT    NOT NULL CHECK (kind IN ('graduate', 'staff', 'campus')),
    key             BLOB    NOT NULL,
    failures        INTEGER NOT NULL,
    last_failed_at  INTEGER NOT NULL,
    refused_until   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
INSERT INTO sign_in_attempt_with_campus (kind, key, failures, last_failed_at, refused_until)
     SELECT kind, key, failures, last_failed_at, refused_until FROM sign_in_attempt;
DROP TABLE sign_in_attempt;
ALTER TABLE sign_in_attempt_with_campus RENAME TO sign_in_attempt;

-- A flow by which the holder of an account confirms a mail address; it leads to no application. It goes with its flow.
CREATE TABLE address_flow (
    flow_id     TEXT    NOT NULL PRIMARY KEY REFERENCES one_time_flow (id) ON DELETE CASCADE,
    account_id  TEXT    NOT NULL REFERENCES account (id)
) STRICT, WITHOUT ROWID;
