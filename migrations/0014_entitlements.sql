-- +goose Up

CREATE TABLE entitlement (
	id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	customer_id  bigint NOT NULL REFERENCES customer,
	project_id   bigint NOT NULL REFERENCES project,
	committee_id bigint NOT NULL, -- the order's, repeated so that an agenda is one index scan
	order_id     bigint NOT NULL REFERENCES purchase_order,
	line         int NOT NULL CHECK (line > 0),
	sku          text NOT NULL,
	name         text NOT NULL,
	kind         text NOT NULL,
	unit         text NOT NULL,
	territory    text NOT NULL,
	quantity     bigint NOT NULL CHECK (quantity > 0), -- hundredths
	used         bigint NOT NULL DEFAULT 0 CHECK (used BETWEEN 0 AND quantity),
	from_day     date NOT NULL,
	until_day    date,
	state        text NOT NULL DEFAULT 'usable' CHECK (state IN ('usable', 'used', 'lapsed')),
	ending_since timestamptz, -- when the first warning was given, from which on it is on the agenda
	warned       int NOT NULL DEFAULT 0, -- the latest one: days before the end, -1 for the end
	note         text NOT NULL DEFAULT '',
	since        timestamptz NOT NULL,
	CONSTRAINT entitlement_once UNIQUE (order_id, line),
	CONSTRAINT entitlement_lapsed_says_why CHECK (state <> 'lapsed' OR note <> '')
);
CREATE INDEX entitlement_customer ON entitlement (customer_id, until_day);
CREATE INDEX entitlement_project ON entitlement (project_id);
CREATE INDEX entitlement_ending ON entitlement (committee_id, until_day, id) WHERE state = 'usable' AND ending_since IS NOT NULL;

CREATE TABLE entitlement_use (
	id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	entitlement_id bigint NOT NULL REFERENCES entitlement,
	quantity       bigint NOT NULL CHECK (quantity <> 0), -- hundredths; negative: given back
	day            date NOT NULL,
	note           text NOT NULL DEFAULT '',
	by_member      text NOT NULL,
	at             timestamptz NOT NULL,
	act            text NOT NULL CONSTRAINT entitlement_use_act UNIQUE
);
CREATE INDEX entitlement_use_of ON entitlement_use (entitlement_id, id);
CREATE TRIGGER entitlement_use_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entitlement_use
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
