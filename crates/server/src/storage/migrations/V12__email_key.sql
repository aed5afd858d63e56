-- 二要素認証設定: is a key asked for, on a device that is not remembered? And the wrong keys since the last right one:
-- another key does not begin to count anew, nor does another sign-in.
ALTER TABLE sign_in_method ADD COLUMN asks_key INTEGER NOT NULL DEFAULT 1 CHECK (asks_key IN (0, 1));
ALTER TABLE sign_in_method ADD COLUMN key_tries INTEGER NOT NULL DEFAULT 0;

-- A sign-in that waits for the key of its mail. The key is drawn when the mail is sent, and kept as a keyed hash.
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
CREATE INDEX key_sign_in_method ON key_sign_in (method_id);
CREATE INDEX key_sign_in_expires ON key_sign_in (expires_at);

-- Its mails go with it: there is nothing to tell any more.
ALTER TABLE mail_outbox ADD COLUMN key_sign_in_id TEXT REFERENCES key_sign_in (id) ON DELETE CASCADE;
CREATE INDEX mail_outbox_key ON mail_outbox (key_sign_in_id, created_at) WHERE key_sign_in_id IS NOT NULL;

-- A device on which no key is asked for until `expires_at`. It holds a secret of which this is the keyed hash.
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
