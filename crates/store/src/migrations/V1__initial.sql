-- Times are milliseconds since 1970. JSON of the wire is stored as text; an empty text stands for "none yet".

-- The one open mail flow (F01).
CREATE TABLE flow (
    slot        INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),
    id          TEXT    NOT NULL,
    secret      TEXT    NOT NULL,
    university  TEXT    NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('registration', 'continue')),
    reference   TEXT    NOT NULL,
    email       TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    started     INTEGER NOT NULL CHECK (started IN (0, 1)),
    last_seen   TEXT    NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;

-- What lets this device write and read one application.
CREATE TABLE credential (
    application TEXT    NOT NULL PRIMARY KEY,
    university  TEXT    NOT NULL,
    email       TEXT    NOT NULL,
    token       TEXT    NOT NULL,
    expires_at  INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;

-- The application being filled in; one at a time.
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
) STRICT;

-- Images in files; without this row's key the file is noise.
CREATE TABLE image (
    id         TEXT    NOT NULL PRIMARY KEY,
    data_key   BLOB    NOT NULL CHECK (length(data_key) = 32),
    created_at INTEGER NOT NULL
) STRICT;

-- Images of the draft, in order. `image` is empty for one that only the server holds.
CREATE TABLE draft_document (
    application TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    sha256      TEXT    NOT NULL,
    media_type  TEXT    NOT NULL,
    bytes       INTEGER NOT NULL,
    width       INTEGER NOT NULL,
    height      INTEGER NOT NULL,
    image       TEXT    NOT NULL,
    PRIMARY KEY (application, position)
) STRICT;

-- What this device owes the server. `body` is frozen: a repetition sends the same bytes.
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
    uploaded    INTEGER NOT NULL CHECK (uploaded IN (0, 1)),
    PRIMARY KEY (application, revision, position)
) STRICT;

-- The sent application as the server last described it, without answers.
CREATE TABLE application (
    id         TEXT    NOT NULL PRIMARY KEY,
    university TEXT    NOT NULL,
    email      TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    last_seen  TEXT    NOT NULL,
    seen_at    INTEGER NOT NULL
) STRICT;

-- The signed-in graduate.
CREATE TABLE session (
    slot               INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),
    university         TEXT    NOT NULL,
    email              TEXT    NOT NULL,
    token              TEXT    NOT NULL,
    expires_at         INTEGER NOT NULL,
    must_set_passwords INTEGER NOT NULL CHECK (must_set_passwords IN (0, 1)),
    last_used          INTEGER NOT NULL
) STRICT;

-- Tokens that were signed out while the server could not be reached.
CREATE TABLE revocation (
    token      TEXT    NOT NULL PRIMARY KEY,
    university TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
