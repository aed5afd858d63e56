-- What a long outbox, and many applications that were sent, are asked for again and again.
CREATE INDEX outbox_state ON outbox (state, created_at, revision, application, next_try);
CREATE INDEX outbox_document_image ON outbox_document (image);
CREATE INDEX application_university ON application (university, seen_at);
CREATE INDEX kept_document_image ON kept_document (image);
