-- Images that have not arrived whole yet. What came so far lies in `file`, sealed under the key in `file_key`.
CREATE TABLE upload (
    application_id  TEXT    NOT NULL REFERENCES application (id),
    upload_sha256   TEXT    NOT NULL,
    upload_bytes    INTEGER NOT NULL,           -- of the whole
    file            TEXT    NOT NULL UNIQUE,
    file_key        BLOB    NOT NULL,           -- data key, wrapped
    begun_at        INTEGER NOT NULL,
    PRIMARY KEY (application_id, upload_sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_begun ON upload (begun_at);
