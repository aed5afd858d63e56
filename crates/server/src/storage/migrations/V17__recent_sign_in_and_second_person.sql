-- When the identity provider says that somebody signed in there: a browser that it remembers signs nobody in. 0 where it did
-- not say.
ALTER TABLE session ADD COLUMN authenticated_at INTEGER;        -- NULL where it was signed in here, when the session began
ALTER TABLE saml_flow ADD COLUMN authenticated_at INTEGER;

-- Is the provider to ask for the password even where it remembers the browser?
ALTER TABLE saml_flow ADD COLUMN anew INTEGER NOT NULL DEFAULT 0 CHECK (anew IN (0, 1));

-- An approval that one person has given and another has to confirm.
CREATE TABLE proposal (
    application_id    TEXT    NOT NULL PRIMARY KEY REFERENCES application (id),
    id                TEXT    NOT NULL UNIQUE,              -- of the decision, drawn by the client
    revision          INTEGER NOT NULL,
    staff_id          TEXT    NOT NULL REFERENCES staff_account (id),
    comment           TEXT    NOT NULL,
    comment_language  TEXT    NOT NULL CHECK (comment_language IN ('ja', 'en')),
    proposed_at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
