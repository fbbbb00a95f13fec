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

-- Letters have workers of their own: a mail server that takes its time keeps
-- nobody in Slack waiting, and a replica that knows no letters leaves them alone.
CREATE FUNCTION outbox_queue(lane text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN starts_with(lane, 'mailto:') THEN 'mail' ELSE 'outbox' END
$$;

-- outbox_wake is as it was (0001), with a queue for each kind of lane.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION outbox_wake(lanes text[], wish smallint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	l      text;
	calm   boolean;
	locked text;
	woken  text[] := '{}';
BEGIN
	FOREACH l IN ARRAY lanes LOOP
		locked := pg_advisory_xact_lock_shared(hashtext('docket.lane'), hashtext(l));
		SELECT armed_until > clock_timestamp() AND rank <= wish INTO calm FROM lane WHERE name = l;
		CONTINUE WHEN calm;
		IF calm IS NULL THEN
			INSERT INTO lane (name) VALUES (l) ON CONFLICT DO NOTHING;
		END IF;
		INSERT INTO river_job (args, kind, max_attempts, priority, queue)
		VALUES (jsonb_build_object('lane', l, 'rank', wish), 'outbox_lane', 25, wish + 1, outbox_queue(l));
		woken := woken || outbox_queue(l);
	END LOOP;
	IF woken <> '{}' THEN
		PERFORM pg_notify(current_schema() || '.river_insert', jsonb_build_object('queue', q)::text)
		FROM (SELECT DISTINCT unnest(woken) AS q) AS queues;
	END IF;
END $$;
-- +goose StatementEnd

-- A person's calendar feed. The secret is looked up by its hash, so that how
-- long that takes says nothing about it.
CREATE TABLE feed (
	member_id  text PRIMARY KEY REFERENCES member,
	secret     bytea NOT NULL CHECK (length(secret) = 32),
	renewed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX feed_secret ON feed (sha256(secret));
