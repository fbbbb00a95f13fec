-- +goose Up

CREATE SEQUENCE requirement_id_seq START 101;

CREATE TABLE requirement (
	id           bigint PRIMARY KEY DEFAULT nextval('requirement_id_seq'),
	customer_id  bigint NOT NULL REFERENCES customer,
	project_id   bigint NOT NULL REFERENCES project,
	committee_id bigint NOT NULL REFERENCES committee,
	request_id   bigint REFERENCES request, -- the customer's request it answers
	title        text NOT NULL CHECK (title <> ''),
	body         text NOT NULL DEFAULT '',
	urgency      text NOT NULL DEFAULT '' CHECK (urgency IN ('', 'critical', 'high', 'medium', 'low')), -- "" while it was not submitted
	rank         int GENERATED ALWAYS AS (array_position(ARRAY['critical', 'high', 'medium', 'low'], urgency)) STORED,
	raised_by    text NOT NULL CHECK (raised_by <> ''),
	turn         text[] NOT NULL DEFAULT '{}', -- whose turn it is
	state        text NOT NULL CHECK (state IN ('persuaded', 'worked_around', 'evaluating', 'negotiating', 'confirming', 'to_schedule',
		'scheduled', 'developing', 'done', 'not_now', 'unpaid')),
	since        timestamptz NOT NULL, -- of the state
	raised_at    timestamptz NOT NULL,
	submitted_at timestamptz, -- to the tracker
	planned_for  date,
	tracker      text NOT NULL DEFAULT '', -- which; "" while it was not submitted
	ticket       text NOT NULL DEFAULT '', -- by which the tracker knows it
	ticket_url   text NOT NULL DEFAULT '',
	course       jsonb NOT NULL DEFAULT '{}', -- the rest: screening, evaluations, outcome, price, plan
	act          text NOT NULL CONSTRAINT requirement_act UNIQUE,
	CONSTRAINT requirement_submitted CHECK (state IN ('persuaded', 'worked_around') OR submitted_at IS NOT NULL AND urgency <> ''),
	CONSTRAINT requirement_planned CHECK (state <> 'scheduled' OR planned_for IS NOT NULL)
);
CREATE UNIQUE INDEX requirement_ticket ON requirement (tracker, ticket) WHERE ticket <> '';
CREATE UNIQUE INDEX requirement_request ON requirement (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX requirement_customer ON requirement (customer_id, id DESC);
CREATE INDEX requirement_project ON requirement (project_id);
CREATE INDEX requirement_turn ON requirement USING gin (turn) WHERE state NOT IN ('persuaded', 'worked_around', 'done', 'not_now', 'unpaid');
CREATE INDEX requirement_evaluating ON requirement (committee_id, rank, submitted_at, id) WHERE state = 'evaluating';
CREATE INDEX requirement_open ON requirement (committee_id, state, id) WHERE state NOT IN ('persuaded', 'worked_around', 'done', 'not_now', 'unpaid');
