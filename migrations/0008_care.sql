-- +goose Up

CREATE TABLE callback (
	id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	customer_id bigint NOT NULL REFERENCES customer,
	project_id  bigint NOT NULL REFERENCES project, -- the one whose life in service it belongs to
	due_on      date NOT NULL,
	assigned_to text NOT NULL CHECK (assigned_to <> ''),
	outcome     text NOT NULL DEFAULT '' CHECK (outcome IN ('', 'satisfied', 'issue', 'visit', 'superseded')),
	note        text NOT NULL DEFAULT '',
	done_by     text NOT NULL DEFAULT '',
	done_at     timestamptz,
	CHECK ((done_at IS NULL) = (outcome = ''))
);
CREATE UNIQUE INDEX callback_open ON callback (project_id) WHERE done_at IS NULL;
CREATE INDEX callback_project ON callback (project_id);
CREATE INDEX callback_customer ON callback (customer_id, due_on);
CREATE INDEX callback_assigned ON callback (assigned_to, due_on) WHERE done_at IS NULL;

-- How a customer's service periods ended.
CREATE TABLE service_end (
	customer_id bigint NOT NULL REFERENCES customer,
	until_day   date NOT NULL,
	renewed_to  date, -- NULL: not renewed
	note        text NOT NULL DEFAULT '',
	by_member   text NOT NULL,
	at          timestamptz NOT NULL,
	PRIMARY KEY (customer_id, until_day)
);
