-- Accounts that an administrator makes: their holders set a password of their own and an authenticator.
ALTER TABLE staff_account ADD COLUMN set_up_until INTEGER;      -- NULL once it is set up
ALTER TABLE staff_account ADD COLUMN password_is_initial INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff_account ADD COLUMN offered_totp BLOB;         -- encrypted; not in use before it has shown a number
ALTER TABLE staff_account ADD COLUMN last_sign_in_at INTEGER;

-- Codes that stand in for the authenticator, each once.
CREATE TABLE staff_recovery_code (
    staff_id   TEXT    NOT NULL REFERENCES staff_account (id),
    code_hash  BLOB    NOT NULL,
    used_at    INTEGER,
    PRIMARY KEY (staff_id, code_hash)
) STRICT, WITHOUT ROWID;
