-- What is applied for: an account, a further student number, or an account whose address was lost.
ALTER TABLE credential ADD COLUMN kind TEXT NOT NULL DEFAULT 'registration'
    CHECK (kind IN ('registration', 'enrolment', 'recovery'));
ALTER TABLE draft ADD COLUMN kind TEXT NOT NULL DEFAULT 'registration'
    CHECK (kind IN ('registration', 'enrolment', 'recovery'));

-- A flow can lead there. A column's check cannot be changed in place.
ALTER TABLE flow ADD COLUMN leads_to TEXT NOT NULL DEFAULT 'registration'
    CHECK (leads_to IN ('registration', 'continue', 'password_reset', 'address', 'address_change', 'enrolment', 'recovery'));
UPDATE flow SET leads_to = kind;
ALTER TABLE flow DROP COLUMN kind;
ALTER TABLE flow RENAME COLUMN leads_to TO kind;

-- Personal information that is being changed: what the university had when it was begun, and what is to take its place.
CREATE TABLE personal_draft (
    slot        INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),
    university  TEXT    NOT NULL,
    holder      TEXT    NOT NULL,           -- who is signed in
    revision    INTEGER NOT NULL,           -- of what the university had
    base        TEXT    NOT NULL,           -- JSON
    answers     TEXT    NOT NULL,           -- JSON
    updated_at  INTEGER NOT NULL
) STRICT;
