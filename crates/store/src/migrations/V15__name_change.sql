-- Another present name is applied for as well. What a column allows cannot be changed in place.
ALTER TABLE credential ADD COLUMN applied_for TEXT NOT NULL DEFAULT 'registration'
    CHECK (applied_for IN ('registration', 'enrolment', 'recovery', 'name_change'));
UPDATE credential SET applied_for = kind;
ALTER TABLE credential DROP COLUMN kind;
ALTER TABLE credential RENAME COLUMN applied_for TO kind;
ALTER TABLE draft ADD COLUMN applied_for TEXT NOT NULL DEFAULT 'registration'
    CHECK (applied_for IN ('registration', 'enrolment', 'recovery', 'name_change'));
UPDATE draft SET applied_for = kind;
ALTER TABLE draft DROP COLUMN kind;
ALTER TABLE draft RENAME COLUMN applied_for TO kind;

-- The name that is to be changed: the form begins with it, and a name that stays as it is is no change.
ALTER TABLE credential ADD COLUMN present_name TEXT NOT NULL DEFAULT '{}';      -- JSON
