-- +goose Up

-- Who has to approve, by what is approved; each change makes a version.
CREATE TABLE approval_policy (
	subject_kind text NOT NULL, -- "order"
	version      int NOT NULL CHECK (version > 0),
	policy       jsonb NOT NULL,
	by_member    text NOT NULL,
	at           timestamptz NOT NULL,
	act          text NOT NULL CONSTRAINT approval_policy_act UNIQUE,
	PRIMARY KEY (subject_kind, version)
);
CREATE TRIGGER approval_policy_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON approval_policy
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One course of approval for each round of a subject. The run is the whole of it.
CREATE TABLE approval (
	id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	subject_kind text NOT NULL,
	subject_id   bigint NOT NULL,
	committee_id bigint NOT NULL, -- the subject's, repeated so that an agenda is one index scan
	round        int NOT NULL CHECK (round > 0),
	state        text NOT NULL CHECK (state IN ('open', 'approved', 'declined', 'void')),
	run          jsonb NOT NULL,
	late         boolean NOT NULL DEFAULT false, -- an open step has passed its deadline
	late_since   timestamptz,
	UNIQUE (subject_kind, subject_id, round)
);
CREATE UNIQUE INDEX approval_open ON approval (subject_kind, subject_id) WHERE state = 'open';
CREATE INDEX approval_late ON approval (committee_id, late_since, subject_id) WHERE state = 'open' AND late;

-- The steps, for who looks for what waits and how long things take; the run says the same.
CREATE TABLE approval_step (
	approval_id bigint NOT NULL REFERENCES approval,
	key         text NOT NULL,
	role        text NOT NULL,
	state       text NOT NULL CHECK (state IN ('waiting', 'open', 'asked', 'approved', 'declined', 'void')),
	turn        text[] NOT NULL DEFAULT '{}', -- who was asked
	opened_at   timestamptz,
	closed_at   timestamptz,
	took        interval, -- of the clock's own time, once it is closed
	late        boolean NOT NULL DEFAULT false, -- it was, or is, open beyond its deadline
	PRIMARY KEY (approval_id, key)
);
CREATE INDEX approval_step_turn ON approval_step USING gin (turn) WHERE state IN ('open', 'asked');
CREATE INDEX approval_step_closed ON approval_step (closed_at) WHERE closed_at IS NOT NULL;

-- By what right somebody decided: the role, the limit, in whose place.
ALTER TABLE decision ADD COLUMN authority jsonb;
