-- The session of somebody with a campus ID, and what its first sign-in still needs. It counts while the session with
-- this token is the one that is open.
CREATE TABLE campus_session (
    slot  INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),
    token TEXT    NOT NULL,
    step  TEXT    NOT NULL CHECK (step IN ('mail_address', 'second_password', 'done'))
) STRICT;

-- A flow can confirm the mail address of a user ID, which stands in `reference`.
CREATE TABLE flow_with_address (
    slot        INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),
    id          TEXT    NOT NULL,
    secret      TEXT    NOT NULL,
    university  TEXT    NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('registration', 'continue', 'password_reset', 'address')),
    reference   TEXT    NOT NULL,
    email       TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    started     INTEGER NOT NULL CHECK (started IN (0, 1)),
    last_seen   TEXT    NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;
INSERT INTO flow_with_address
            (slot, id, secret, university, kind, reference, email, language, started, last_seen, created_at)
     SELECT slot, id, secret, university, kind, reference, email, language, started, last_seen, created_at FROM flow;
DROP TABLE flow;
ALTER TABLE flow_with_address RENAME TO flow;
