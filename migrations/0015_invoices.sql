-- +goose Up

-- The gate before an invoice goes out: what was checked, and what came of it.
CREATE SEQUENCE invoice_check_id_seq;
CREATE TABLE invoice_check (
	id           bigint PRIMARY KEY DEFAULT nextval('invoice_check_id_seq'),
	order_id     bigint NOT NULL REFERENCES purchase_order,
	committee_id bigint NOT NULL, -- the order's
	from_day     date, -- the period, of an order with subscriptions
	until_day    date,
	state        text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'held', 'released', 'dropped')),
	content      jsonb NOT NULL, -- the checks with who made them, page views and extra charges
	total        bigint NOT NULL CHECK (total >= 0), -- minor units of the order's currency
	note         text NOT NULL DEFAULT '', -- why it is held
	opened_by    text NOT NULL,
	opened_at    timestamptz NOT NULL,
	since        timestamptz NOT NULL,
	act          text NOT NULL CONSTRAINT invoice_check_act UNIQUE,
	CHECK (until_day >= from_day),
	CONSTRAINT invoice_held_says_why CHECK (state <> 'held' OR note <> '')
);
CREATE INDEX invoice_check_order ON invoice_check (order_id, id);
CREATE INDEX invoice_check_pending ON invoice_check (opened_at) WHERE state IN ('open', 'held');
