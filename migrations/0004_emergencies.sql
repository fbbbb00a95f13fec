-- +goose Up

CREATE SEQUENCE emergency_id_seq;

CREATE TABLE emergency (
	id           bigint PRIMARY KEY DEFAULT nextval('emergency_id_seq'), -- known before the row is, for the notes about it
	project_id   bigint NOT NULL REFERENCES project,
	committee_id bigint NOT NULL, -- the project's, repeated so that an agenda is one index scan
	what         text NOT NULL CHECK (what <> ''),
	evidence     text NOT NULL DEFAULT '',
	state        text NOT NULL DEFAULT 'raised' CHECK (state IN ('raised', 'taken', 'over')),
	raised_by    text NOT NULL,
	raised_at    timestamptz NOT NULL,
	round        int NOT NULL DEFAULT 1 CHECK (round > 0), -- how often it was told
	told         text[] NOT NULL DEFAULT '{}',             -- who was, in any round
	taken_by     text NOT NULL DEFAULT '',
	taken_at     timestamptz,
	over_by      text NOT NULL DEFAULT '',
	over_at      timestamptz,
	outcome      text NOT NULL DEFAULT '',
	act          text NOT NULL CONSTRAINT emergency_act UNIQUE,
	CONSTRAINT emergency_taken_by_somebody CHECK ((taken_at IS NULL) = (taken_by = '')),
	CONSTRAINT emergency_over_says_how CHECK ((state = 'over') = (over_at IS NOT NULL) AND (state <> 'over' OR outcome <> ''))
);
CREATE INDEX emergency_project ON emergency (project_id);
CREATE INDEX emergency_standing ON emergency (committee_id, raised_at) WHERE state <> 'over';
CREATE INDEX emergency_over ON emergency (committee_id, over_at) WHERE state = 'over';
