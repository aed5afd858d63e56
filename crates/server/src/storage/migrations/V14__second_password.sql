-- A flow by which somebody with a campus ID sets a forgotten second password anew. It goes with its flow.
CREATE TABLE second_password_flow (
    flow_id    TEXT    NOT NULL PRIMARY KEY REFERENCES one_time_flow (id) ON DELETE CASCADE,
    method_id  TEXT    NOT NULL REFERENCES sign_in_method (id)
) STRICT, WITHOUT ROWID;

-- Whoever is locked out comes back in that way, so what is tried there is counted by itself.
CREATE TABLE sign_in_attempt_with_forgotten (
    kind            TEXT    NOT NULL CHECK (kind IN ('graduate', 'staff', 'campus', 'campus_forgotten')),
    key             BLOB    NOT NULL,
    failures        INTEGER NOT NULL,
    last_failed_at  INTEGER NOT NULL,
    refused_until   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
INSERT INTO sign_in_attempt_with_forgotten (kind, key, failures, last_failed_at, refused_until)
     SELECT kind, key, failures, last_failed_at, refused_until FROM sign_in_attempt;
DROP TABLE sign_in_attempt;
ALTER TABLE sign_in_attempt_with_forgotten RENAME TO sign_in_attempt;
