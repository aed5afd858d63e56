-- A student number that the university says of somebody at signing in is an enrolment as well, to which no application
-- has led. What a column allows cannot be changed in place.
CREATE TABLE enrolment_of_any_origin (
    id                  TEXT    NOT NULL PRIMARY KEY,
    account_id          TEXT    NOT NULL REFERENCES account (id),
    origin              TEXT    NOT NULL CHECK (origin IN ('application', 'provider', 'directory')),
    application_id      TEXT    REFERENCES application (id),
    student_number      TEXT    NOT NULL,
    student_number_key  TEXT    NOT NULL,
    school_name         TEXT    NOT NULL,
    faculty             TEXT    NOT NULL,
    department          TEXT    NOT NULL,
    leaving_kind        TEXT    NOT NULL,
    admission_month     TEXT    NOT NULL,
    leaving_month       TEXT    NOT NULL,
    created_at          INTEGER NOT NULL,
    CHECK ((origin = 'application') = (application_id IS NOT NULL))
) STRICT;
INSERT INTO enrolment_of_any_origin
            (id, account_id, origin, application_id, student_number, student_number_key, school_name, faculty, department,
             leaving_kind, admission_month, leaving_month, created_at)
     SELECT id, account_id, 'application', application_id, student_number, student_number_key, school_name, faculty,
            department, leaving_kind, admission_month, leaving_month, created_at
       FROM enrolment;
DROP TABLE enrolment;
ALTER TABLE enrolment_of_any_origin RENAME TO enrolment;
CREATE INDEX enrolment_account ON enrolment (account_id);
CREATE UNIQUE INDEX enrolment_student_number ON enrolment (student_number_key) WHERE student_number_key <> '';

-- The student number that the university said last of whoever signs in by a method, whoever holds it. When the identity
-- provider says another one, its identifier may have changed hands.
CREATE TABLE member_number (
    method_id           TEXT    NOT NULL PRIMARY KEY REFERENCES sign_in_method (id),
    student_number_key  TEXT    NOT NULL,               -- folded; empty where none came
    taken_at            INTEGER                         -- since when another account is known to hold it
) STRICT, WITHOUT ROWID;
INSERT INTO member_number (method_id, student_number_key) SELECT method_id, student_number_key FROM saml_identity;
DROP TABLE saml_identity;

-- Those whom the identity provider has let in so far have their number from now on, if nobody holds it. How it is written
-- comes with the next sign-in.
INSERT OR IGNORE INTO enrolment
            (id, account_id, origin, application_id, student_number, student_number_key, school_name, faculty, department,
             leaving_kind, admission_month, leaving_month, created_at)
     SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8'
                  || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
            sign_in_method.account_id, 'provider', NULL, student_number_key, student_number_key, '', '', '', '', '', '',
            sign_in_method.created_at
       FROM member_number JOIN sign_in_method ON sign_in_method.id = member_number.method_id
      WHERE student_number_key <> ''
      ORDER BY sign_in_method.created_at, sign_in_method.id;

-- A student who has graduated signs in with a mail address and two passwords. What they signed in with before opens
-- nothing any more, and no second account either.
CREATE TABLE former_sign_in (
    kind                TEXT    NOT NULL CHECK (kind IN ('saml', 'campus')),
    issuer              TEXT    NOT NULL,
    subject             TEXT    NOT NULL,
    account_id          TEXT    NOT NULL REFERENCES account (id),
    student_number_key  TEXT    NOT NULL,
    ended_at            INTEGER NOT NULL,
    PRIMARY KEY (kind, issuer, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_sign_in_account ON former_sign_in (account_id);

-- A flow of an account can lead there. A column's check cannot be changed in place.
ALTER TABLE address_flow ADD COLUMN leads TEXT NOT NULL DEFAULT 'address'
    CHECK (leads IN ('address', 'enrolment', 'graduation'));
UPDATE address_flow SET leads = leads_to;
ALTER TABLE address_flow DROP COLUMN leads_to;
ALTER TABLE address_flow RENAME COLUMN leads TO leads_to;
