-- +goose Up

CREATE SEQUENCE purchase_order_id_seq START 1001;

CREATE TABLE purchase_order (
	id           bigint PRIMARY KEY DEFAULT nextval('purchase_order_id_seq'),
	customer_id  bigint NOT NULL REFERENCES customer,
	committee_id bigint NOT NULL REFERENCES committee,
	seller       text NOT NULL CHECK (seller <> ''),
	title        text NOT NULL CHECK (title <> ''),
	type         text NOT NULL CHECK (type IN ('PS', 'BS')),
	currency     text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
	territory    text NOT NULL,
	total        bigint NOT NULL CHECK (total >= 0), -- minor units
	reference    text NOT NULL DEFAULT '',           -- by which another system knows it
	content      jsonb NOT NULL,                     -- all the seller wrote
	exceptions   jsonb NOT NULL DEFAULT '[]',
	edition      int NOT NULL,                       -- of the catalogue, 0 for none
	revision     int NOT NULL CHECK (revision > 0),
	changed_at   timestamptz NOT NULL,
	changed_by   text NOT NULL,
	state        text NOT NULL CHECK (state IN ('approving', 'approved', 'sent', 'received', 'declined', 'withdrawn')),
	since        timestamptz NOT NULL,
	submitted_at timestamptz NOT NULL,
	approved_at  timestamptz,
	sent         jsonb,
	received     jsonb,
	project_id   bigint REFERENCES project,
	note         text NOT NULL DEFAULT '',
	imported     boolean NOT NULL DEFAULT false,
	act          text NOT NULL CONSTRAINT purchase_order_act UNIQUE,
	CONSTRAINT order_sent_was_approved CHECK (state NOT IN ('approved', 'sent', 'received') OR imported OR approved_at IS NOT NULL),
	CONSTRAINT order_received_was_sent CHECK (state <> 'received' OR imported OR (sent IS NOT NULL AND received IS NOT NULL)),
	CONSTRAINT order_received_has_project CHECK ((state = 'received') = (project_id IS NOT NULL)),
	CONSTRAINT order_declined_says_why CHECK (state <> 'declined' OR note <> '')
);
CREATE UNIQUE INDEX purchase_order_reference ON purchase_order (reference) WHERE reference <> '';
CREATE UNIQUE INDEX purchase_order_project ON purchase_order (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX purchase_order_customer ON purchase_order (customer_id, id);
CREATE INDEX purchase_order_committee ON purchase_order (committee_id);
CREATE INDEX purchase_order_seller ON purchase_order (seller, id DESC);
CREATE INDEX purchase_order_to_send ON purchase_order (committee_id, approved_at, id) WHERE state = 'approved';

-- What sellers have written and not submitted.
CREATE TABLE order_draft (
	id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	owner    text NOT NULL CHECK (owner <> ''),
	order_id bigint REFERENCES purchase_order, -- that it changes, NULL for a new one
	revision int NOT NULL DEFAULT 0,           -- of that order, when it was begun
	saved    int NOT NULL DEFAULT 0,           -- counts how often it was saved
	saved_at timestamptz NOT NULL,
	content  jsonb NOT NULL,
	act      text NOT NULL CONSTRAINT order_draft_act UNIQUE
);
CREATE INDEX order_draft_owner ON order_draft (owner, saved_at DESC);
CREATE UNIQUE INDEX order_draft_of_order ON order_draft (owner, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX order_draft_order ON order_draft (order_id) WHERE order_id IS NOT NULL;
