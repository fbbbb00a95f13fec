-- +goose Up

ALTER TABLE customer ADD COLUMN success text NOT NULL DEFAULT ''; -- the customer success manager

CREATE TABLE customer_billing (
	customer_id bigint PRIMARY KEY REFERENCES customer,
	contact     text NOT NULL DEFAULT '',
	email       text NOT NULL DEFAULT '',
	address     text NOT NULL DEFAULT '',
	contact_by  text NOT NULL DEFAULT '', -- who verified the contact
	contact_at  timestamptz,
	address_by  text NOT NULL DEFAULT '',
	address_at  timestamptz,
	CONSTRAINT billing_contact_verified CHECK ((contact_at IS NULL) = (contact_by = '') AND (contact_by = '' OR contact <> '')),
	CONSTRAINT billing_address_verified CHECK ((address_at IS NULL) = (address_by = '') AND (address_by = '' OR address <> ''))
);
