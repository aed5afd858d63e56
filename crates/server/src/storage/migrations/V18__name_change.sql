-- Another present name is applied for as well. What a column allows cannot be changed in place.
ALTER TABLE application ADD COLUMN applied_for TEXT NOT NULL DEFAULT 'registration'
    CHECK (applied_for IN ('registration', 'enrolment', 'recovery', 'name_change'));
UPDATE application SET applied_for = kind;
ALTER TABLE application DROP COLUMN kind;
ALTER TABLE application RENAME COLUMN applied_for TO kind;

-- An account has one under way at most: of two that were approved one after the other, the first would go unseen.
CREATE UNIQUE INDEX application_name_change ON application (account_id)
    WHERE kind = 'name_change' AND state NOT IN ('approved', 'rejected', 'withdrawn', 'expired');
