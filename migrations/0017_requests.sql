-- +goose Up

ALTER TABLE customer ADD COLUMN channel text NOT NULL DEFAULT '';       -- shared with the customer
ALTER TABLE customer ADD COLUMN exports boolean NOT NULL DEFAULT false; -- its contract includes exports of its data

CREATE INDEX customer_channel ON customer (channel) WHERE channel <> '';
CREATE INDEX contact_address ON contact (lower(email)) WHERE email <> '' AND NOT retired;

CREATE SEQUENCE request_id_seq START 101;

CREATE TABLE request (
	id            bigint PRIMARY KEY DEFAULT nextval('request_id_seq'),
	customer_id   bigint NOT NULL REFERENCES customer,
	project_id    bigint REFERENCES project, -- the customer's last one, NULL for none
	committee_id  bigint NOT NULL REFERENCES committee,
	kind          text NOT NULL CHECK (kind IN ('service', 'data_export', 'wish')),
	title         text NOT NULL CHECK (title <> ''),
	body          text NOT NULL DEFAULT '',
	source        text NOT NULL DEFAULT '', -- permalink of the message it came from
	source_key    text NOT NULL DEFAULT '', -- channel and time stamp of that message
	agent         text NOT NULL CHECK (agent <> ''),
	owner         text NOT NULL DEFAULT '', -- who carries it out, or shall
	turn          text[] NOT NULL DEFAULT '{}', -- whose turn it is
	state         text NOT NULL CHECK (state IN ('triage', 'sorting', 'able', 'charged', 'handed', 'working', 'talk', 'writing',
		'signing', 'placing', 'wished', 'done', 'told', 'resting')),
	since         timestamptz NOT NULL, -- of the state
	opened_at     timestamptz NOT NULL,
	closed_at     timestamptz,
	waiting_since timestamptz, -- for the customer; its clocks stand
	untaken_since timestamptz, -- nobody took it in time
	late_since    timestamptz, -- a service level is broken
	course        jsonb NOT NULL DEFAULT '{}', -- the rest: what was said and agreed, clocks, solution
	act           text NOT NULL CONSTRAINT request_act UNIQUE,
	CONSTRAINT request_handed_has_owner CHECK (state NOT IN ('handed', 'working', 'done', 'told') OR owner <> ''),
	CONSTRAINT request_told_is_closed CHECK ((state = 'told') = (closed_at IS NOT NULL))
);
CREATE UNIQUE INDEX request_source ON request (source_key) WHERE source_key <> '';
CREATE INDEX request_customer ON request (customer_id, id DESC);
CREATE INDEX request_project ON request (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX request_agent ON request (agent, id DESC) WHERE state NOT IN ('told', 'resting') OR turn <> '{}';
CREATE INDEX request_owner ON request (owner, id DESC) WHERE state NOT IN ('told', 'resting') OR turn <> '{}';
CREATE INDEX request_turn ON request USING gin (turn) WHERE state NOT IN ('told', 'resting') OR turn <> '{}';
CREATE INDEX request_open ON request (since, id) WHERE state NOT IN ('told', 'resting') OR turn <> '{}';
CREATE INDEX request_untaken ON request (committee_id, untaken_since, id) WHERE untaken_since IS NOT NULL AND state NOT IN ('told', 'resting');
CREATE INDEX request_late ON request (committee_id, late_since, id) WHERE late_since IS NOT NULL AND state NOT IN ('done', 'told', 'resting');
