-- +goose Up

-- Every version is kept: what was answered stays readable as it was asked.
CREATE TABLE questionnaire (
	version   int PRIMARY KEY CHECK (version > 0),
	questions jsonb NOT NULL,
	by_member text NOT NULL,
	at        timestamptz NOT NULL,
	act       text NOT NULL CONSTRAINT questionnaire_act UNIQUE
);
CREATE TRIGGER questionnaire_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON questionnaire
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
