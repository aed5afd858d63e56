CREATE TABLE application (
    id         TEXT    NOT NULL PRIMARY KEY,
    university TEXT    NOT NULL,
    email      TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    last_seen  TEXT    NOT NULL,
    seen_at    INTEGER NOT NULL
) STRICT;

CREATE INDEX application_university ON application (university, seen_at);

CREATE TABLE campus_session (
    slot  INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),
    token TEXT    NOT NULL,
    step  TEXT    NOT NULL CHECK (step IN ('mail_address', 'second_password', 'done'))
, way TEXT NOT NULL DEFAULT 'campus_id' CHECK (way IN ('campus_id', 'provider')), asks_key INTEGER CHECK (asks_key IN (0, 1))) STRICT;

CREATE TABLE credential (
    application TEXT    NOT NULL PRIMARY KEY,
    university  TEXT    NOT NULL,
    email       TEXT    NOT NULL,
    token       TEXT    NOT NULL,
    expires_at  INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    created_at  INTEGER NOT NULL
, kind TEXT NOT NULL DEFAULT 'registration'
    CHECK (kind IN ('registration', 'enrolment', 'recovery', 'name_change')), present_name TEXT NOT NULL DEFAULT '{}') STRICT;

CREATE TABLE draft (
    slot            INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),
    application     TEXT    NOT NULL,
    university      TEXT    NOT NULL,
    email           TEXT    NOT NULL,
    revision        INTEGER NOT NULL,
    section         TEXT    NOT NULL,
    answers         TEXT    NOT NULL,
    known_fields    TEXT    NOT NULL,
    terms           TEXT    NOT NULL,
    terms_agreed_at INTEGER NOT NULL,
    returned        TEXT    NOT NULL,
    updated_at      INTEGER NOT NULL
, known_required TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT 'registration'
    CHECK (kind IN ('registration', 'enrolment', 'recovery', 'name_change'))) STRICT;

CREATE TABLE draft_document (
    application TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    sha256      TEXT    NOT NULL,
    media_type  TEXT    NOT NULL,
    bytes       INTEGER NOT NULL,
    width       INTEGER NOT NULL,
    height      INTEGER NOT NULL,
    image       TEXT    NOT NULL, role TEXT NOT NULL DEFAULT 'identity'
    CHECK (role IN ('identity', 'name_change', 'character')), mask TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (application, position)
) STRICT;

CREATE TABLE earlier_receipt (
    application TEXT    NOT NULL,
    university  TEXT    NOT NULL,
    jws         TEXT    NOT NULL,
    PRIMARY KEY (application, jws)
) STRICT;

CREATE TABLE "flow" (
    slot        INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),
    id          TEXT    NOT NULL,
    secret      TEXT    NOT NULL,
    university  TEXT    NOT NULL,
    reference   TEXT    NOT NULL,
    email       TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    started     INTEGER NOT NULL CHECK (started IN (0, 1)),
    last_seen   TEXT    NOT NULL,
    created_at  INTEGER NOT NULL
, kind TEXT NOT NULL DEFAULT 'registration'
    CHECK (kind IN ('registration', 'continue', 'password_reset', 'address', 'address_change', 'enrolment', 'recovery',
                        'second_password', 'graduation'))) STRICT;

CREATE TABLE following (
    application TEXT NOT NULL PRIMARY KEY,
    cursor      TEXT NOT NULL
) STRICT;

CREATE TABLE image (
    id         TEXT    NOT NULL PRIMARY KEY,
    data_key   BLOB    NOT NULL CHECK (length(data_key) = 32),
    created_at INTEGER NOT NULL
) STRICT;

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

CREATE INDEX kept_copy_university ON kept_copy (university, keep_until);

CREATE INDEX kept_copy_until ON kept_copy (keep_until);

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

CREATE INDEX kept_document_image ON kept_document (image);

CREATE TABLE outbox (
    application TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    university  TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('queued', 'sending', 'needs_attention', 'sent')),
    attempts    INTEGER NOT NULL,
    next_try    INTEGER NOT NULL,
    problem     TEXT    NOT NULL,
    body        BLOB    NOT NULL,
    digest      TEXT    NOT NULL,
    draft       TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (application, revision)
) STRICT;

CREATE INDEX outbox_state ON outbox (state, created_at, revision, application, next_try);

CREATE TABLE outbox_document (
    application TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    sha256      TEXT    NOT NULL,
    media_type  TEXT    NOT NULL,
    bytes       INTEGER NOT NULL,
    width       INTEGER NOT NULL,
    height      INTEGER NOT NULL,
    image       TEXT    NOT NULL,
    uploaded    INTEGER NOT NULL CHECK (uploaded IN (0, 1)), role TEXT NOT NULL DEFAULT 'identity'
    CHECK (role IN ('identity', 'name_change', 'character')), mask TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (application, revision, position)
) STRICT;

CREATE INDEX outbox_document_image ON outbox_document (image);

CREATE TABLE personal_draft (
    slot        INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),
    university  TEXT    NOT NULL,
    holder      TEXT    NOT NULL,           -- who is signed in
    revision    INTEGER NOT NULL,           -- of what the university had
    base        TEXT    NOT NULL,           -- JSON
    answers     TEXT    NOT NULL,           -- JSON
    updated_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE receipt (
    application TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    university  TEXT    NOT NULL,
    jws         TEXT    NOT NULL,
    PRIMARY KEY (application, revision)
) STRICT;

CREATE TABLE receipt_key (
    university TEXT NOT NULL,
    kid        TEXT NOT NULL,
    jwk        TEXT NOT NULL,
    PRIMARY KEY (university, kid)
) STRICT;

CREATE TABLE remembered (
    university  TEXT    NOT NULL,
    user_id     TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    token       TEXT    NOT NULL,
    until       INTEGER NOT NULL,
    PRIMARY KEY (university, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE revocation (
    token      TEXT    NOT NULL PRIMARY KEY,
    university TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
    slot               INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),
    university         TEXT    NOT NULL,
    email              TEXT    NOT NULL,
    token              TEXT    NOT NULL,
    expires_at         INTEGER NOT NULL,
    must_set_passwords INTEGER NOT NULL CHECK (must_set_passwords IN (0, 1)),
    last_used          INTEGER NOT NULL
) STRICT;

