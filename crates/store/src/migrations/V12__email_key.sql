-- What the university gave this computer when it was remembered: no key is asked for at signing in with this user ID.
CREATE TABLE remembered (
    university  TEXT    NOT NULL,
    user_id     TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    token       TEXT    NOT NULL,
    until       INTEGER NOT NULL,
    PRIMARY KEY (university, user_id)
) STRICT, WITHOUT ROWID;

-- Whether a key is asked for at the next sign-in of whoever is signed in; unknown where nobody is asked.
ALTER TABLE campus_session ADD COLUMN asks_key INTEGER CHECK (asks_key IN (0, 1));
