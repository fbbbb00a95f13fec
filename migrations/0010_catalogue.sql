-- +goose Up

-- Each change of the catalogue makes an edition; none is ever changed.
CREATE TABLE catalogue_edition (
	edition   int PRIMARY KEY CHECK (edition > 0),
	terms     jsonb NOT NULL, -- territories, starter pack, discounts by role
	by_member text NOT NULL,
	at        timestamptz NOT NULL,
	act       text NOT NULL CONSTRAINT catalogue_act UNIQUE
);
CREATE TRIGGER catalogue_edition_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON catalogue_edition
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A SKU as it stood from one edition up to another. Of a SKU that did not change
-- an edition writes nothing.
CREATE TABLE sku (
	code    text NOT NULL CHECK (code ~ '^[A-Z0-9][A-Z0-9._-]{0,39}$'),
	since   int NOT NULL REFERENCES catalogue_edition,
	until   int REFERENCES catalogue_edition, -- the edition it is no longer in; NULL while it stands
	kind    text NOT NULL CHECK (kind IN ('licence', 'page_views', 'workshop', 'audit', 'training', 'support', 'managed_service')),
	content jsonb NOT NULL,
	words   text NOT NULL DEFAULT '', -- code, names and descriptions in small letters, for the search
	PRIMARY KEY (code, since),
	CHECK (until > since)
);
CREATE UNIQUE INDEX sku_standing ON sku (code) WHERE until IS NULL;
CREATE INDEX sku_since ON sku (since);
CREATE INDEX sku_until ON sku (until);
