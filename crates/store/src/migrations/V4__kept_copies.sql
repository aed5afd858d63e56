-- What was sent and received, kept in case the server is set back to before it. Large columns stand last.
CREATE TABLE kept_copy (
    application TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    university  TEXT    NOT NULL,
    keep_until  INTEGER NOT NULL,
    lost        INTEGER NOT NULL CHECK (lost IN (0, 1)),
    digest      TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    draft       TEXT    NOT NULL,
    body        BLOB    NOT NULL,
    PRIMARY KEY (application, revision)
) STRICT;
CREATE INDEX kept_copy_until ON kept_copy (keep_until);
CREATE INDEX kept_copy_university ON kept_copy (university, keep_until);

CREATE TABLE kept_document (
    application TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    sha256      TEXT    NOT NULL,
    media_type  TEXT    NOT NULL,
    bytes       INTEGER NOT NULL,
    width       INTEGER NOT NULL,
    height      INTEGER NOT NULL,
    image       TEXT    NOT NULL,
    role        TEXT    NOT NULL CHECK (role IN ('identity', 'name_change', 'character')),
    mask        TEXT    NOT NULL,
    PRIMARY KEY (application, revision, position)
) STRICT;

-- Signed receipts of what the server lost since: proof of the earlier day. `application` is the one it goes on as.
CREATE TABLE earlier_receipt (
    application TEXT    NOT NULL,
    university  TEXT    NOT NULL,
    jws         TEXT    NOT NULL,
    PRIMARY KEY (application, jws)
) STRICT;
