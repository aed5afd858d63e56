CREATE TABLE account (
    id          TEXT    NOT NULL PRIMARY KEY,
    name        TEXT    NOT NULL,               -- to greet with, joined
    language    TEXT    NOT NULL CHECK (language IN ('ja', 'en')),
    created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE address_flow (
    flow_id     TEXT    NOT NULL PRIMARY KEY REFERENCES one_time_flow (id) ON DELETE CASCADE,
    account_id  TEXT    NOT NULL REFERENCES account (id)
, replaces TEXT NOT NULL DEFAULT '', leads_to TEXT NOT NULL DEFAULT 'address'
    CHECK (leads_to IN ('address', 'enrolment', 'graduation'))) STRICT, WITHOUT ROWID;

CREATE TABLE application (
    id                  TEXT    NOT NULL PRIMARY KEY,
    account_id          TEXT    REFERENCES account (id),    -- its owner, from approval on
    reference           TEXT    UNIQUE,
    state               TEXT    NOT NULL DEFAULT 'opened',
    state_since_at      INTEGER NOT NULL,
    revision            INTEGER NOT NULL DEFAULT 0,         -- last one held
    email               TEXT    NOT NULL,                   -- the verified address
    email_key           TEXT    NOT NULL,                   -- the same in lower case
    language            TEXT    NOT NULL CHECK (language IN ('ja', 'en')),
    opened_at           INTEGER NOT NULL,
    received_at         INTEGER,                            -- last revision
    due_on              TEXT,                               -- review expected
    correct_until       TEXT,                               -- while returned
    images_delete_on    TEXT,                               -- after the final state
    images_erased_at    INTEGER,
    assigned_to         TEXT    REFERENCES staff_account (id),
    assigned_at         INTEGER,
    -- of the last revision, for the queue and its search
    applicant_name      TEXT    NOT NULL DEFAULT '',
    faculty             TEXT    NOT NULL DEFAULT '',
    student_number_key  TEXT    NOT NULL DEFAULT '',
    search_text         TEXT    NOT NULL DEFAULT ''
, kind TEXT NOT NULL DEFAULT 'registration'
    CHECK (kind IN ('registration', 'enrolment', 'recovery', 'name_change'))) STRICT;

CREATE INDEX application_account ON application (account_id, received_at);

CREATE TRIGGER application_changes AFTER UPDATE OF state, revision ON application
WHEN NEW.state <> OLD.state OR NEW.revision <> OLD.revision
BEGIN
    INSERT INTO change (application_id, revision, state, at)
         VALUES (NEW.id, NEW.revision, NEW.state, NEW.state_since_at);
END;

CREATE INDEX application_email ON application (email_key);

CREATE INDEX application_images_delete_on ON application (images_delete_on) WHERE images_erased_at IS NULL;

CREATE UNIQUE INDEX application_name_change ON application (account_id)
    WHERE kind = 'name_change' AND state NOT IN ('approved', 'rejected', 'withdrawn', 'expired');

CREATE INDEX application_queue ON application (state, received_at, id);

CREATE TABLE application_credential (
    token_hash      BLOB    NOT NULL PRIMARY KEY,
    application_id  TEXT    NOT NULL REFERENCES application (id),
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX application_credential_application ON application_credential (application_id);

CREATE TABLE application_flag (
    application_id  TEXT    NOT NULL REFERENCES application (id),
    flag            TEXT    NOT NULL,
    set_at          INTEGER NOT NULL,
    PRIMARY KEY (application_id, flag)
) STRICT, WITHOUT ROWID;

CREATE TABLE application_revision (
    application_id   TEXT    NOT NULL REFERENCES application (id),
    revision         INTEGER NOT NULL CHECK (revision > 0),
    body_sha256      TEXT    NOT NULL,
    body             BLOB    NOT NULL,
    received_at      INTEGER NOT NULL,
    review_expected  TEXT    NOT NULL, receipt_jws TEXT,
    PRIMARY KEY (application_id, revision)
) STRICT;

CREATE TRIGGER application_revision_is_immutable BEFORE UPDATE ON application_revision
BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;

CREATE TABLE audit_event (
    seq            INTEGER PRIMARY KEY,
    at             INTEGER NOT NULL,
    actor_kind     TEXT    NOT NULL CHECK (actor_kind IN ('applicant', 'staff', 'server', 'operator')),
    actor_id       TEXT    NOT NULL,
    action         TEXT    NOT NULL,
    subject_kind   TEXT    NOT NULL,
    subject_id     TEXT    NOT NULL,
    detail         TEXT    NOT NULL,            -- JSON, without personal data
    previous_hash  BLOB    NOT NULL,
    hash           BLOB    NOT NULL
) STRICT;

CREATE TRIGGER audit_event_is_not_changed BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'the trail is only appended to'); END;

CREATE TRIGGER audit_event_is_not_deleted BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'the trail is only appended to'); END;

CREATE INDEX audit_event_subject ON audit_event (subject_kind, subject_id, seq);

CREATE TABLE change (
    seq             INTEGER PRIMARY KEY,
    mark            TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    application_id  TEXT    NOT NULL REFERENCES application (id),
    revision        INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    at              INTEGER NOT NULL
) STRICT;

CREATE INDEX change_application ON change (application_id, seq);

CREATE TABLE decision (
    id                TEXT    NOT NULL PRIMARY KEY,     -- drawn by the client
    application_id    TEXT    NOT NULL REFERENCES application (id),
    revision          INTEGER NOT NULL,
    staff_id          TEXT    REFERENCES staff_account (id),    -- NULL: the server itself
    outcome           TEXT    NOT NULL CHECK (outcome IN ('approved', 'rejected', 'returned')),
    reasons           TEXT    NOT NULL,                 -- JSON
    comment           TEXT    NOT NULL,
    comment_language  TEXT    NOT NULL CHECK (comment_language IN ('ja', 'en')),
    decided_at        INTEGER NOT NULL
) STRICT;

CREATE INDEX decision_application ON decision (application_id, decided_at);

CREATE TRIGGER decision_is_immutable BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;

CREATE TABLE deletion_record (
    id              TEXT    NOT NULL PRIMARY KEY,
    application_id  TEXT    NOT NULL,
    document_id     TEXT    NOT NULL,
    upload_sha256   TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    deleted_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE document (
    id              TEXT    NOT NULL PRIMARY KEY,
    application_id  TEXT    NOT NULL REFERENCES application (id),
    upload_sha256   TEXT    NOT NULL,
    upload_bytes    INTEGER NOT NULL,
    media_type      TEXT    NOT NULL,
    state           TEXT    NOT NULL CHECK (state IN ('waiting', 'ready', 'undecodable', 'erased')),
    upload_file     TEXT,
    upload_key      BLOB,                       -- data key, wrapped
    image_file      TEXT,
    image_key       BLOB,                       -- data key, wrapped
    image_sha256    TEXT,
    image_bytes     INTEGER,
    width           INTEGER,
    height          INTEGER,
    attempts        INTEGER NOT NULL DEFAULT 0, -- of encoding anew
    uploaded_at     INTEGER NOT NULL,
    encoded_at      INTEGER,
    erased_at       INTEGER, readability TEXT NOT NULL DEFAULT '[]',
    UNIQUE (application_id, upload_sha256)
) STRICT;

CREATE INDEX document_state ON document (state, uploaded_at);

CREATE INDEX document_waiting ON document (attempts, uploaded_at, id) WHERE state = 'waiting';

CREATE TABLE email_address (
    id           TEXT    NOT NULL PRIMARY KEY,
    account_id   TEXT    NOT NULL REFERENCES account (id),
    address      TEXT    NOT NULL,
    address_key  TEXT    NOT NULL,              -- lower case
    verified_at  INTEGER NOT NULL,
    UNIQUE (account_id, address_key)
) STRICT;

CREATE INDEX email_address_key ON email_address (address_key);

CREATE TABLE "enrolment" (
    id                  TEXT    NOT NULL PRIMARY KEY,
    account_id          TEXT    NOT NULL REFERENCES account (id),
    origin              TEXT    NOT NULL CHECK (origin IN ('application', 'provider', 'directory')),
    application_id      TEXT    REFERENCES application (id),
    student_number      TEXT    NOT NULL,
    student_number_key  TEXT    NOT NULL,
    school_name         TEXT    NOT NULL,
    faculty             TEXT    NOT NULL,
    department          TEXT    NOT NULL,
    leaving_kind        TEXT    NOT NULL,
    admission_month     TEXT    NOT NULL,
    leaving_month       TEXT    NOT NULL,
    created_at          INTEGER NOT NULL,
    CHECK ((origin = 'application') = (application_id IS NOT NULL))
) STRICT;

CREATE INDEX enrolment_account ON enrolment (account_id);

CREATE UNIQUE INDEX enrolment_student_number ON enrolment (student_number_key) WHERE student_number_key <> '';

CREATE TABLE flow_secret (
    link_hash    BLOB    NOT NULL PRIMARY KEY,
    flow_id      TEXT    NOT NULL REFERENCES one_time_flow (id),
    code_hash    BLOB    NOT NULL,
    email_key    TEXT    NOT NULL,      -- whom it was sent to
    drawn_at     INTEGER NOT NULL,
    accepted_at  INTEGER,               -- by the mail server; the minutes count from here
    spent_at     INTEGER,
    void_at      INTEGER                -- replaced by a newer mail, or too many wrong codes
) STRICT, WITHOUT ROWID;

CREATE INDEX flow_secret_flow ON flow_secret (flow_id, drawn_at);

CREATE TABLE former_sign_in (
    kind                TEXT    NOT NULL CHECK (kind IN ('saml', 'campus')),
    issuer              TEXT    NOT NULL,
    subject             TEXT    NOT NULL,
    account_id          TEXT    NOT NULL REFERENCES account (id),
    student_number_key  TEXT    NOT NULL,
    ended_at            INTEGER NOT NULL,
    PRIMARY KEY (kind, issuer, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX former_sign_in_account ON former_sign_in (account_id);

CREATE TABLE key_sign_in (
    id             TEXT    NOT NULL PRIMARY KEY,
    token_hash     BLOB    NOT NULL UNIQUE,
    method_id      TEXT    NOT NULL REFERENCES sign_in_method (id),
    language       TEXT    NOT NULL CHECK (language IN ('ja', 'en')),
    device_name    TEXT    NOT NULL,
    device_system  TEXT    NOT NULL,
    asked_at       INTEGER NOT NULL,                    -- for the latest mail
    expires_at     INTEGER NOT NULL,
    key_hash       BLOB,
    drawn_at       INTEGER,
    void_at        INTEGER
) STRICT;

CREATE INDEX key_sign_in_expires ON key_sign_in (expires_at);

CREATE INDEX key_sign_in_method ON key_sign_in (method_id);

CREATE TABLE mail_outbox (
    id               TEXT    NOT NULL PRIMARY KEY,
    kind             TEXT    NOT NULL,
    flow_id          TEXT    REFERENCES one_time_flow (id),
    application_id   TEXT    REFERENCES application (id),
    account_id       TEXT    REFERENCES account (id),
    state            TEXT    NOT NULL CHECK (state IN ('queued', 'accepted', 'refused', 'dropped')),
    refusal          TEXT,
    attempts         INTEGER NOT NULL DEFAULT 0,
    created_at       INTEGER NOT NULL,
    next_attempt_at  INTEGER NOT NULL,
    accepted_at      INTEGER
, to_address TEXT, key_sign_in_id TEXT REFERENCES key_sign_in (id) ON DELETE CASCADE) STRICT;

CREATE INDEX mail_outbox_due ON mail_outbox (state, next_attempt_at);

CREATE INDEX mail_outbox_flow ON mail_outbox (flow_id, created_at);

CREATE INDEX mail_outbox_key ON mail_outbox (key_sign_in_id, created_at) WHERE key_sign_in_id IS NOT NULL;

CREATE TABLE member_number (
    method_id           TEXT    NOT NULL PRIMARY KEY REFERENCES sign_in_method (id),
    student_number_key  TEXT    NOT NULL,               -- folded; empty where none came
    taken_at            INTEGER                         -- since when another account is known to hold it
) STRICT, WITHOUT ROWID;

CREATE TABLE one_time_flow (
    id                 TEXT    NOT NULL PRIMARY KEY,        -- drawn by the client
    secret_hash        BLOB    NOT NULL,
    reference          TEXT,                                -- to continue with
    email              TEXT    NOT NULL,
    email_key          TEXT    NOT NULL,
    language           TEXT    NOT NULL CHECK (language IN ('ja', 'en')),
    created_at         INTEGER NOT NULL,
    asked_at           INTEGER NOT NULL,                    -- for the latest mail
    code_tries         INTEGER NOT NULL DEFAULT 0,          -- wrong ones since the latest mail
    handle_hash        BLOB,
    handle_expires_at  INTEGER,
    spent_at           INTEGER
, purpose TEXT NOT NULL DEFAULT 'registration'
    CHECK (purpose IN ('registration', 'continue_application', 'password_reset', 'recovery'))) STRICT;

CREATE INDEX one_time_flow_created ON one_time_flow (created_at);

CREATE TABLE password_right (
    token_hash  BLOB    NOT NULL PRIMARY KEY,
    account_id  TEXT    NOT NULL REFERENCES account (id),
    method_id   TEXT    NOT NULL REFERENCES sign_in_method (id),
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX password_right_method ON password_right (method_id);

CREATE TABLE personal_record (
    account_id  TEXT    NOT NULL PRIMARY KEY REFERENCES account (id),
    revision    INTEGER NOT NULL CHECK (revision > 0),
    answers     TEXT    NOT NULL,               -- JSON
    changed_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal (
    application_id    TEXT    NOT NULL PRIMARY KEY REFERENCES application (id),
    id                TEXT    NOT NULL UNIQUE,              -- of the decision, drawn by the client
    revision          INTEGER NOT NULL,
    staff_id          TEXT    NOT NULL REFERENCES staff_account (id),
    comment           TEXT    NOT NULL,
    comment_language  TEXT    NOT NULL CHECK (comment_language IN ('ja', 'en')),
    proposed_at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rate_event (
    id    INTEGER PRIMARY KEY,
    kind  TEXT    NOT NULL,
    key   BLOB    NOT NULL,
    at    INTEGER NOT NULL
) STRICT;

CREATE INDEX rate_event_key ON rate_event (kind, key, at);

CREATE TABLE receipt_key (
    kid         TEXT    NOT NULL PRIMARY KEY,
    public_key  BLOB    NOT NULL CHECK (length(public_key) = 32),
    from_at     INTEGER NOT NULL,
    until_at    INTEGER                         -- NULL: the one that signs
) STRICT;

CREATE UNIQUE INDEX receipt_key_that_signs ON receipt_key (coalesce(until_at, 0)) WHERE until_at IS NULL;

CREATE TABLE remembered_device (
    id             TEXT    NOT NULL PRIMARY KEY,
    token_hash     BLOB    NOT NULL UNIQUE,
    account_id     TEXT    NOT NULL REFERENCES account (id),
    method_id      TEXT    NOT NULL REFERENCES sign_in_method (id),
    device_name    TEXT    NOT NULL,
    device_system  TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    last_used_at   INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX remembered_device_account ON remembered_device (account_id);

CREATE TABLE "revision_document" (
    application_id  TEXT    NOT NULL,
    revision        INTEGER NOT NULL,
    position        INTEGER NOT NULL,
    role            TEXT    NOT NULL CHECK (role IN ('identity', 'name_change', 'character')),
    document_id     TEXT    NOT NULL REFERENCES document (id),
    PRIMARY KEY (application_id, revision, position),
    FOREIGN KEY (application_id, revision) REFERENCES application_revision (application_id, revision)
) STRICT, WITHOUT ROWID;

CREATE INDEX revision_document_document ON revision_document (document_id);

CREATE TABLE saml_assertion (
    assertion_hash  BLOB    NOT NULL PRIMARY KEY,
    expires_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX saml_assertion_expires ON saml_assertion (expires_at);

CREATE TABLE saml_flow (
    id                 TEXT    NOT NULL PRIMARY KEY,        -- drawn by the client
    secret_hash        BLOB    NOT NULL,
    start_hash         BLOB    NOT NULL UNIQUE,             -- the page the browser opens
    port               INTEGER,                             -- where the application waits, on its own computer
    language           TEXT    NOT NULL CHECK (language IN ('ja', 'en')),
    device_name        TEXT    NOT NULL,
    device_system      TEXT    NOT NULL,
    created_at         INTEGER NOT NULL,
    expires_at         INTEGER NOT NULL,
    method_id          TEXT    REFERENCES sign_in_method (id),  -- who it is, once the provider has said so
    proposed_email     TEXT,
    handle_hash        BLOB    UNIQUE,
    code_hash          BLOB,
    code_tries         INTEGER NOT NULL DEFAULT 0,
    return_until       INTEGER,
    spent_at           INTEGER
, authenticated_at INTEGER, anew INTEGER NOT NULL DEFAULT 0 CHECK (anew IN (0, 1))) STRICT;

CREATE INDEX saml_flow_created ON saml_flow (created_at);

CREATE TABLE saml_request (
    request_hash  BLOB    NOT NULL PRIMARY KEY,
    flow_id       TEXT    NOT NULL REFERENCES saml_flow (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX saml_request_flow ON saml_request (flow_id);

CREATE TABLE second_password_flow (
    flow_id    TEXT    NOT NULL PRIMARY KEY REFERENCES one_time_flow (id) ON DELETE CASCADE,
    method_id  TEXT    NOT NULL REFERENCES sign_in_method (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE "session" (
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
, authenticated_at INTEGER) STRICT, WITHOUT ROWID;

CREATE INDEX session_account ON session (account_id);

CREATE TABLE "sign_in_attempt" (
    kind            TEXT    NOT NULL CHECK (kind IN ('graduate', 'staff', 'campus', 'campus_forgotten')),
    key             BLOB    NOT NULL,
    failures        INTEGER NOT NULL,
    last_failed_at  INTEGER NOT NULL,
    refused_until   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_method (
    id                  TEXT    NOT NULL PRIMARY KEY,
    account_id          TEXT    NOT NULL REFERENCES account (id),
    kind                TEXT    NOT NULL CHECK (kind IN ('graduate', 'saml', 'campus')),
    issuer              TEXT    NOT NULL DEFAULT '',
    subject             TEXT    NOT NULL,
    created_at          INTEGER NOT NULL,
    last_sign_in_at     INTEGER, last_device_name TEXT NOT NULL DEFAULT '', last_device_system TEXT NOT NULL DEFAULT 'other', asks_key INTEGER NOT NULL DEFAULT 1 CHECK (asks_key IN (0, 1)), key_tries INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, issuer, subject)
) STRICT;

CREATE INDEX sign_in_method_account ON sign_in_method (account_id);

CREATE TABLE sign_in_password (
    method_id   TEXT    NOT NULL REFERENCES sign_in_method (id),
    role        TEXT    NOT NULL CHECK (role IN ('initial', 'first', 'second')),
    phc         TEXT    NOT NULL,
    set_at      INTEGER NOT NULL,
    expires_at  INTEGER,
    PRIMARY KEY (method_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_account (
    id              TEXT    NOT NULL PRIMARY KEY,
    name            TEXT    NOT NULL UNIQUE,
    role            TEXT    NOT NULL DEFAULT 'reviewer',
    password_phc    TEXT    NOT NULL,
    totp_secret     BLOB,                       -- encrypted
    totp_last_step  INTEGER NOT NULL DEFAULT 0, -- each step is accepted once
    created_at      INTEGER NOT NULL,
    disabled_at     INTEGER
, set_up_until INTEGER, password_is_initial INTEGER NOT NULL DEFAULT 0, offered_totp BLOB, last_sign_in_at INTEGER) STRICT;

CREATE TABLE staff_recovery_code (
    staff_id   TEXT    NOT NULL REFERENCES staff_account (id),
    code_hash  BLOB    NOT NULL,
    used_at    INTEGER,
    PRIMARY KEY (staff_id, code_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_session (
    token_hash    BLOB    NOT NULL PRIMARY KEY,
    staff_id      TEXT    NOT NULL REFERENCES staff_account (id),
    created_at    INTEGER NOT NULL,
    last_seen_at  INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_session_staff ON staff_session (staff_id);

CREATE TABLE upload (
    application_id  TEXT    NOT NULL REFERENCES application (id),
    upload_sha256   TEXT    NOT NULL,
    upload_bytes    INTEGER NOT NULL,           -- of the whole
    file            TEXT    NOT NULL UNIQUE,
    file_key        BLOB    NOT NULL,           -- data key, wrapped
    begun_at        INTEGER NOT NULL,
    PRIMARY KEY (application_id, upload_sha256)
) STRICT, WITHOUT ROWID;

CREATE INDEX upload_begun ON upload (begun_at);

CREATE TABLE verified_backup (
    slot       INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),
    made_at    INTEGER NOT NULL,
    change_seq INTEGER NOT NULL     -- 0: nothing had changed yet
) STRICT;

