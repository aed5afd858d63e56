-- Images may show a character of the name that cannot be typed.
CREATE TABLE revision_document_with_characters (
    application_id  TEXT    NOT NULL,
    revision        INTEGER NOT NULL,
    position        INTEGER NOT NULL,
    role            TEXT    NOT NULL CHECK (role IN ('identity', 'name_change', 'character')),
    document_id     TEXT    NOT NULL REFERENCES document (id),
    PRIMARY KEY (application_id, revision, position),
    FOREIGN KEY (application_id, revision) REFERENCES application_revision (application_id, revision)
) STRICT, WITHOUT ROWID;
INSERT INTO revision_document_with_characters (application_id, revision, position, role, document_id)
     SELECT application_id, revision, position, role, document_id FROM revision_document;
DROP TABLE revision_document;
ALTER TABLE revision_document_with_characters RENAME TO revision_document;
CREATE INDEX revision_document_document ON revision_document (document_id);

-- Why an image encoded anew may be hard to read: a JSON list of codes.
ALTER TABLE document ADD COLUMN readability TEXT NOT NULL DEFAULT '[]';
