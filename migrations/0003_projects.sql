-- +goose Up

-- The pre-kickoff has a time and a place, and an invitation that follows it:
-- one UID for ever, a higher sequence with each change (RFC 5546, 3.2.2). In 0 as
-- sequence nothing has been sent.
ALTER TABLE project
	ADD COLUMN kickoff_at          int  NOT NULL DEFAULT 600 CHECK (kickoff_at BETWEEN 0 AND 1439), -- minutes after midnight, in the committee's zone
	ADD COLUMN kickoff_minutes     int  NOT NULL DEFAULT 60 CHECK (kickoff_minutes BETWEEN 5 AND 1440),
	ADD COLUMN place               text NOT NULL DEFAULT '',
	ADD COLUMN invitation_uid      text NOT NULL DEFAULT '',
	ADD COLUMN invitation_sequence int  NOT NULL DEFAULT 0 CHECK (invitation_sequence >= 0),
	ADD COLUMN invited             text[] NOT NULL DEFAULT '{}', -- members and addresses whose calendars know of it
	ADD COLUMN progress            text NOT NULL DEFAULT '', -- who follows progress
	ADD COLUMN quality             text NOT NULL DEFAULT '', -- who follows quality
	ADD COLUMN since               timestamptz;              -- when it came to its stage; NULL when that is not known

CREATE UNIQUE INDEX project_invitation ON project (invitation_uid) WHERE invitation_uid <> '';
CREATE INDEX project_gates ON project (committee_id, id) WHERE state IN ('preparing', 'accepting');
CREATE INDEX project_manager ON project (manager) WHERE state NOT IN ('ended', 'stopped');
CREATE INDEX project_sales ON project (sales) WHERE state NOT IN ('ended', 'stopped');
CREATE INDEX project_team ON project USING gin (team) WHERE state NOT IN ('ended', 'stopped');

-- What was done at a project's gates; never edited. What stands of it is for the
-- rule to say.
CREATE TABLE gate_step (
	id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	project_id bigint NOT NULL REFERENCES project,
	gate       text NOT NULL CHECK (gate IN ('preparations', 'survey', 'data_template', 'plan', 'acceptance')),
	step       text NOT NULL CHECK (step IN ('confirmed', 'delivered', 'assessed', 'endorsed', 'approved', 'agreed', 'disagreed')),
	by_member  text NOT NULL,
	at         timestamptz NOT NULL,
	document   jsonb NOT NULL DEFAULT '{}',
	note       text NOT NULL DEFAULT ''
);
CREATE INDEX gate_step_project ON gate_step (project_id, id);
CREATE TRIGGER gate_step_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON gate_step
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The signed contract in two versions: the full one is Management's, the reduced
-- one has no commercial terms.
CREATE TABLE contract_document (
	project_id bigint NOT NULL REFERENCES project,
	version    text NOT NULL CHECK (version IN ('full', 'reduced')),
	document   jsonb NOT NULL,
	by_member  text NOT NULL,
	at         timestamptz NOT NULL,
	PRIMARY KEY (project_id, version)
);
