-- A sign-in through the identity provider: begun by an application, answered by the provider, redeemed by that same
-- application. Short-lived; everything secret is hashed.
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
) STRICT;
CREATE INDEX saml_flow_created ON saml_flow (created_at);

-- What was asked of the provider. Any of them may be answered, once, while its flow waits.
CREATE TABLE saml_request (
    request_hash  BLOB    NOT NULL PRIMARY KEY,
    flow_id       TEXT    NOT NULL REFERENCES saml_flow (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX saml_request_flow ON saml_request (flow_id);

-- Assertions that were taken, until they would have expired: none is taken twice.
CREATE TABLE saml_assertion (
    assertion_hash  BLOB    NOT NULL PRIMARY KEY,
    expires_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX saml_assertion_expires ON saml_assertion (expires_at);

-- The student number that came with an identifier. When another one comes, the identifier may have changed hands.
CREATE TABLE saml_identity (
    method_id           TEXT    NOT NULL PRIMARY KEY REFERENCES sign_in_method (id),
    student_number_key  TEXT    NOT NULL                -- folded; empty where none came
) STRICT, WITHOUT ROWID;
