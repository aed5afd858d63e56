-- Fields that were required when the draft was begun (JSON); empty for a draft that was begun before this was kept.
ALTER TABLE draft ADD COLUMN known_required TEXT NOT NULL DEFAULT '';

-- What an image shows, and what was said about the parts of it that must not be seen (JSON).
ALTER TABLE draft_document ADD COLUMN role TEXT NOT NULL DEFAULT 'identity'
    CHECK (role IN ('identity', 'name_change', 'character'));
ALTER TABLE draft_document ADD COLUMN mask TEXT NOT NULL DEFAULT '[]';
ALTER TABLE outbox_document ADD COLUMN role TEXT NOT NULL DEFAULT 'identity'
    CHECK (role IN ('identity', 'name_change', 'character'));
ALTER TABLE outbox_document ADD COLUMN mask TEXT NOT NULL DEFAULT '[]';
