-- +goose Up

-- People -------------------------------------------------------------------

CREATE TABLE member (
	id      text PRIMARY KEY CHECK (id ~ '^[UW][A-Z0-9]+$'),
	number  bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
	name    text NOT NULL DEFAULT '',
	email   text NOT NULL DEFAULT '',
	roles   text[] NOT NULL DEFAULT '{}',
	manager text NOT NULL DEFAULT '',
	locale  text NOT NULL DEFAULT '',
	zone    text NOT NULL DEFAULT '',
	active  boolean NOT NULL DEFAULT true
);
CREATE INDEX member_roles ON member USING gin (roles);

CREATE TABLE absence (
	id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	member_id  text NOT NULL REFERENCES member,
	from_day   date NOT NULL,
	until_day  date NOT NULL,
	stand_in   text NOT NULL CHECK (stand_in <> member_id),
	CHECK (until_day >= from_day)
);
CREATE INDEX absence_member ON absence (member_id, until_day);

-- Committees ---------------------------------------------------------------

CREATE TABLE committee (
	id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name      text NOT NULL CHECK (name <> ''),
	channel   text NOT NULL CHECK (channel <> ''),
	zone      text NOT NULL,
	cron      text NOT NULL,
	country   text NOT NULL DEFAULT '',
	overrides jsonb NOT NULL DEFAULT '[]',
	locale    text NOT NULL DEFAULT '',
	members   text[] NOT NULL DEFAULT '{}',
	act       text NOT NULL CONSTRAINT committee_act UNIQUE
);
CREATE UNIQUE INDEX committee_name ON committee (lower(name));
CREATE UNIQUE INDEX committee_channel ON committee (channel);

-- Customers and projects ---------------------------------------------------

CREATE TABLE customer (
	id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name          text NOT NULL CHECK (name <> ''),
	class         text NOT NULL CHECK (class IN ('A', 'B', 'C')),
	territory     text NOT NULL DEFAULT '',
	service_from  date,
	service_until date,
	act           text NOT NULL CONSTRAINT customer_act UNIQUE,
	CHECK (service_until >= service_from)
);
CREATE UNIQUE INDEX customer_name ON customer (lower(name));

CREATE TABLE project (
	id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	committee_id bigint NOT NULL REFERENCES committee,
	customer_id  bigint NOT NULL REFERENCES customer,
	name         text NOT NULL CHECK (name <> ''),
	type         text NOT NULL CHECK (type IN ('PS', 'BS')),
	state        text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'pre_kickoff', 'preparing', 'running', 'accepting',
	             'closing', 'in_service', 'ended', 'stopped')),
	contract     text NOT NULL DEFAULT '',
	channel      text NOT NULL DEFAULT '',
	received_on  date,
	manager      text NOT NULL DEFAULT '',
	sales        text NOT NULL DEFAULT '',
	team         text[] NOT NULL DEFAULT '{}',
	pre_kickoff  date,
	note         text NOT NULL DEFAULT '',
	created_at   timestamptz NOT NULL,
	act          text NOT NULL CONSTRAINT project_act UNIQUE,
	CONSTRAINT project_new_has_no_date CHECK (state <> 'new' OR pre_kickoff IS NULL),
	CONSTRAINT project_stopped_says_why CHECK (state <> 'stopped' OR note <> '')
);
CREATE INDEX project_committee ON project (committee_id);
CREATE INDEX project_customer ON project (customer_id);
CREATE INDEX project_new ON project (committee_id, received_on, id) WHERE state = 'new';
CREATE INDEX project_contract ON project (contract) WHERE contract <> '';

-- Decisions: never edited, only superseded ---------------------------------

CREATE TABLE decision (
	id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	subject_kind text NOT NULL,
	subject_id   bigint NOT NULL,
	committee_id bigint NOT NULL REFERENCES committee,
	verb         text NOT NULL,
	choices      text[] NOT NULL DEFAULT '{}',
	note         text NOT NULL DEFAULT '',
	owner        text NOT NULL DEFAULT '',
	due          date,
	by_member    text NOT NULL,
	at           timestamptz NOT NULL,
	supersedes   bigint CONSTRAINT decision_superseded_once UNIQUE REFERENCES decision
);
CREATE INDEX decision_subject ON decision (subject_kind, subject_id);
CREATE INDEX decision_committee ON decision (committee_id, at);

-- Issues -------------------------------------------------------------------

CREATE TABLE issue_kind (
	key       text PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9_]{0,60}$'),
	number    bigint GENERATED ALWAYS AS IDENTITY UNIQUE, -- by which the record names it
	applies   text[] NOT NULL CHECK (applies <> '{}' AND applies <@ '{PS,BS}'),
	name      text NOT NULL CHECK (name <> ''),
	solutions text[] NOT NULL DEFAULT '{}',
	always    text[] NOT NULL DEFAULT '{}' CHECK (always <@ solutions),
	roles     text[] NOT NULL DEFAULT '{}',
	severity  text NOT NULL CHECK (severity IN ('critical', 'high', 'medium', 'low')),
	scope     boolean NOT NULL DEFAULT false,
	retired   boolean NOT NULL DEFAULT false,
	position  int NOT NULL DEFAULT 1000
);

CREATE SEQUENCE issue_id_seq;

CREATE TABLE issue (
	id           bigint PRIMARY KEY DEFAULT nextval('issue_id_seq'),
	project_id   bigint NOT NULL REFERENCES project,
	committee_id bigint NOT NULL, -- the project's, repeated so that an agenda is one index scan
	project_type text NOT NULL CHECK (project_type IN ('PS', 'BS')),
	kind         text NOT NULL,   -- of the catalogue, from which nothing is ever removed; checked when logged
	severity     text NOT NULL CHECK (severity IN ('critical', 'high', 'medium', 'low')),
	rank         smallint NOT NULL GENERATED ALWAYS AS
	             (CASE severity WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END) STORED,
	description  text NOT NULL CHECK (description <> ''),
	evidence     text NOT NULL DEFAULT '',
	responsible  text[] NOT NULL DEFAULT '{}',
	state        text NOT NULL CHECK (state IN ('open', 'decided', 'resolved', 'closed')),
	raised_by    text NOT NULL,
	raised_at    timestamptz NOT NULL,
	open_since   timestamptz NOT NULL,
	reopened     int NOT NULL DEFAULT 0,
	decision_id  bigint REFERENCES decision,
	solutions    text[] NOT NULL DEFAULT '{}',
	note         text NOT NULL DEFAULT '',
	owner        text NOT NULL DEFAULT '',
	due          date,
	decided_by   text NOT NULL DEFAULT '',
	decided_at   timestamptz,
	ending       text NOT NULL DEFAULT '' CHECK (ending IN ('', 'scope_agreed', 'project_stopped')),
	resolved_at  timestamptz,
	closed_at    timestamptz,
	project_over boolean NOT NULL DEFAULT false, -- the project's, repeated: such an issue is on no agenda
	act          text NOT NULL CONSTRAINT issue_act UNIQUE,
	CONSTRAINT issue_decided_is_whole CHECK (state = 'open' OR (decision_id IS NOT NULL AND owner <> '' AND due IS NOT NULL)),
	CONSTRAINT issue_closed_was_resolved CHECK (state <> 'closed' OR resolved_at IS NOT NULL)
);
CREATE INDEX issue_project ON issue (project_id);
CREATE INDEX issue_decision ON issue (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX issue_open ON issue (committee_id, project_type, rank, open_since, id) WHERE state = 'open' AND NOT project_over;
CREATE INDEX issue_reopened ON issue (committee_id, open_since) WHERE state = 'open' AND NOT project_over AND reopened > 0;
CREATE INDEX issue_due ON issue (committee_id, due) WHERE state = 'decided';
CREATE INDEX issue_owner ON issue (owner) WHERE state IN ('decided', 'resolved');
CREATE INDEX issue_raiser ON issue (raised_by, raised_at DESC) WHERE state <> 'closed';
CREATE INDEX issue_closed ON issue (committee_id, closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE task (
	id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	issue_id bigint NOT NULL REFERENCES issue,
	what     text NOT NULL,
	owner    text NOT NULL CHECK (owner <> ''),
	due      date NOT NULL,
	done_by  text NOT NULL DEFAULT '',
	done_at  timestamptz,
	CONSTRAINT task_done_by_somebody CHECK ((done_at IS NULL) = (done_by = ''))
);
CREATE INDEX task_issue ON task (issue_id);
CREATE INDEX task_owner ON task (owner) WHERE done_at IS NULL;

-- Meetings -----------------------------------------------------------------

CREATE TABLE meeting (
	id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	committee_id bigint NOT NULL REFERENCES committee,
	wall         text NOT NULL, -- the occurrence, in the committee's wall time
	due_at       timestamptz NOT NULL,
	posted_at    timestamptz NOT NULL,
	moved        text NOT NULL DEFAULT '',
	state        text NOT NULL DEFAULT 'posted' CHECK (state IN ('posted', 'running', 'ended', 'lapsed')),
	started_by   text NOT NULL DEFAULT '',
	started_at   timestamptz,
	ended_by     text NOT NULL DEFAULT '',
	ended_at     timestamptz,
	attended     text[] NOT NULL DEFAULT '{}',
	-- The agenda in figures, as it was posted: items by section, those that came
	-- up since the last meeting, and those that have waited long.
	total        jsonb NOT NULL DEFAULT '{}',
	fresh        int NOT NULL DEFAULT 0,
	long         int NOT NULL DEFAULT 0,
	CONSTRAINT meeting_once UNIQUE (committee_id, wall),
	CHECK ((state IN ('posted', 'lapsed')) = (started_at IS NULL)),
	CHECK ((state = 'ended') = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX meeting_running_alone ON meeting (committee_id) WHERE state = 'running';
CREATE INDEX meeting_latest ON meeting (committee_id, due_at DESC);

CREATE TABLE agenda_page (
	id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	meeting_id bigint NOT NULL REFERENCES meeting,
	number     int NOT NULL CHECK (number >= 0),
	UNIQUE (meeting_id, number)
);

CREATE TABLE agenda_item (
	page_id      bigint NOT NULL, -- written with the page, which is never removed; checked row by row, a long agenda takes twice as long
	position     int NOT NULL,
	section      text NOT NULL,
	subject_kind text NOT NULL,
	subject_id   bigint NOT NULL,
	weeks        int NOT NULL CHECK (weeks >= 0), -- meetings waited through before this one
	fresh        boolean NOT NULL,                -- came up since the last meeting
	PRIMARY KEY (page_id, position)
);
CREATE INDEX agenda_item_subject ON agenda_item (subject_kind, subject_id, page_id);

CREATE TABLE minute (
	decision_id bigint PRIMARY KEY REFERENCES decision,
	meeting_id  bigint NOT NULL REFERENCES meeting,
	during      boolean NOT NULL
);
CREATE INDEX minute_meeting ON minute (meeting_id);

-- Reminders are found by what they are about when it no longer needs them.
CREATE INDEX reminder_subject ON reminder (subject_kind, subject_id) WHERE done_at IS NULL;

-- The record ---------------------------------------------------------------

CREATE TABLE audit (
	id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at           timestamptz NOT NULL,
	act          text NOT NULL,
	by_member    text NOT NULL, -- '' when the clock did it
	verb         text NOT NULL,
	subject_kind text NOT NULL,
	subject_id   bigint NOT NULL,
	before       jsonb,
	after        jsonb,
	CONSTRAINT audit_act_once UNIQUE (act, subject_kind, subject_id, verb)
);
CREATE INDEX audit_subject ON audit (subject_kind, subject_id, id DESC);

-- +goose StatementBegin
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
-- +goose StatementEnd

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decision
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER minute_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON minute
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
