-- What an image shows, and what was said about the parts of it that must not be seen (JSON).
ALTER TABLE draft_document ADD COLUMN role TEXT NOT NULL DEFAULT 'identity'
    CHECK (role IN ('identity', 'name_change', 'character'));
ALTER TABLE draft_document ADD COLUMN mask TEXT NOT NULL DEFAULT '[]';
ALTER TABLE outbox_document ADD COLUMN role TEXT NOT NULL DEFAULT 'identity'
    CHECK (role IN ('identity', 'name_change', 'character'));
ALTER TABLE outbox_document ADD COLUMN mask TEXT NOT NULL DEFAULT '[]';
