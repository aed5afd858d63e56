-- Whoever is signed in may have come by the university's identity provider instead of a campus ID.
ALTER TABLE campus_session ADD COLUMN way TEXT NOT NULL DEFAULT 'campus_id' CHECK (way IN ('campus_id', 'provider'));
