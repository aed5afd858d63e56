-- A flow can change the mail address of an account: the key of the address it had when the flow was begun. Empty for a
-- first address.
ALTER TABLE address_flow ADD COLUMN replaces TEXT NOT NULL DEFAULT '';

-- Where a mail goes that must not follow its account to another address. Forgotten with the last try.
ALTER TABLE mail_outbox ADD COLUMN to_address TEXT;
