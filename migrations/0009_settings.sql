-- +goose Up

-- What an administrator changed of the company's numbers; what is not here has
-- its default.
CREATE TABLE setting (
	key       text PRIMARY KEY,
	value     int[] NOT NULL CHECK (cardinality(value) BETWEEN 1 AND 5),
	by_member text NOT NULL -- who changed it last
);

-- The documents of the house that are linked wherever they matter.
CREATE TABLE house_document (
	key      text PRIMARY KEY CHECK (key IN ('service_standard', 'tariff')),
	document jsonb NOT NULL
);
