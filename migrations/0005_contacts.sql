-- +goose Up

ALTER TABLE customer
	ADD COLUMN locale  text NOT NULL DEFAULT '', -- the customer's language, "fr"; '' is English
	ADD COLUMN live_on date;                     -- go-live: from which call-backs are counted

CREATE TABLE contact (
	id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	customer_id bigint NOT NULL REFERENCES customer,
	name        text NOT NULL CHECK (name <> ''),
	email       text NOT NULL DEFAULT '',
	roles       text[] NOT NULL DEFAULT '{}' CHECK (roles <@ '{spoc,key_user,steering,sponsor}'),
	locale      text NOT NULL DEFAULT '', -- '' is the customer's
	retired     boolean NOT NULL DEFAULT false,
	act         text NOT NULL CONSTRAINT contact_act UNIQUE
);
CREATE INDEX contact_customer ON contact (customer_id, id);
CREATE UNIQUE INDEX contact_email ON contact (customer_id, lower(email)) WHERE email <> '' AND NOT retired;

-- A note that is said for good, a letter or a file, is final: no change of its
-- subject touches it, and what was written to somebody is never written twice
-- because of one.
ALTER TABLE note
	DROP CONSTRAINT note_state_check,
	ADD CONSTRAINT note_state_check CHECK (state IN ('pending', 'sending', 'sent', 'final', 'failed', 'gone')),
	ADD CONSTRAINT note_letter_final CHECK (state <> 'sent' OR NOT starts_with(lane, 'mailto:'));

-- A person's calendar feed. The secret is looked up by its hash, so that how
-- long that takes says nothing about it.
CREATE TABLE feed (
	member_id  text PRIMARY KEY REFERENCES member,
	secret     bytea NOT NULL CHECK (length(secret) = 32),
	renewed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX feed_secret ON feed (sha256(secret));
