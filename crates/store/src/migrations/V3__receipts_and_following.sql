-- Signed receipts, as the university gave them: proof that does not depend on the university any more.
CREATE TABLE receipt (
    application TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    university  TEXT    NOT NULL,
    jws         TEXT    NOT NULL,
    PRIMARY KEY (application, revision)
) STRICT;

-- The keys that universities published, each as it was published (JSON).
CREATE TABLE receipt_key (
    university TEXT NOT NULL,
    kid        TEXT NOT NULL,
    jwk        TEXT NOT NULL,
    PRIMARY KEY (university, kid)
) STRICT;

-- How far the changes of an application were followed.
CREATE TABLE following (
    application TEXT NOT NULL PRIMARY KEY,
    cursor      TEXT NOT NULL
) STRICT;
