-- Receipts are signed. The public key stays for ever, because what it signed does; the private key lies in a file.
CREATE TABLE receipt_key (
    kid         TEXT    NOT NULL PRIMARY KEY,
    public_key  BLOB    NOT NULL CHECK (length(public_key) = 32),
    from_at     INTEGER NOT NULL,
    until_at    INTEGER                         -- NULL: the one that signs
) STRICT;
CREATE UNIQUE INDEX receipt_key_that_signs ON receipt_key (coalesce(until_at, 0)) WHERE until_at IS NULL;

-- The signed receipt as it was first given; NULL for what was received before receipts were signed.
ALTER TABLE application_revision ADD COLUMN receipt_jws TEXT;

-- What applicants are told of. `mark` is the cursor they are given: drawn at random, so that after a restore from a
-- backup no cursor of the lost rows fits the ones that came in their place, and so that it counts nothing.
CREATE TABLE change (
    seq             INTEGER PRIMARY KEY,
    mark            TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    application_id  TEXT    NOT NULL REFERENCES application (id),
    revision        INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    at              INTEGER NOT NULL
) STRICT;
CREATE INDEX change_application ON change (application_id, seq);

-- Whoever changes a state cannot forget to say so: the line is written with it or not at all.
CREATE TRIGGER application_changes AFTER UPDATE OF state, revision ON application
WHEN NEW.state <> OLD.state OR NEW.revision <> OLD.revision
BEGIN
    INSERT INTO change (application_id, revision, state, at)
         VALUES (NEW.id, NEW.revision, NEW.state, NEW.state_since_at);
END;
