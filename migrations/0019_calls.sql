-- +goose Up

-- Every version is kept; none is the standard one.
CREATE TABLE call_rhythm (
	version   int PRIMARY KEY CHECK (version > 0),
	rhythm    jsonb NOT NULL,
	by_member text NOT NULL,
	at        timestamptz NOT NULL,
	act       text NOT NULL CONSTRAINT call_rhythm_act UNIQUE
);
CREATE TRIGGER call_rhythm_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON call_rhythm
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE callback ADD COLUMN committee_id bigint;          -- the project's, repeated so that an agenda is one index scan
ALTER TABLE callback ADD COLUMN from_day date;                -- of the call before, or of the beginning of the service
ALTER TABLE callback ADD COLUMN every int;                    -- months
ALTER TABLE callback ADD COLUMN ideal_on date;                -- the day the rhythm asks for
ALTER TABLE callback ADD COLUMN due_since timestamptz;        -- from which on it is on the agenda
ALTER TABLE callback ADD COLUMN attempts jsonb NOT NULL DEFAULT '[]';

UPDATE callback cb SET committee_id = p.committee_id, ideal_on = cb.due_on,
	from_day = least(cb.due_on - 28, coalesce((SELECT max(done.done_at)::date FROM callback done
		WHERE done.project_id = cb.project_id AND done.id < cb.id AND done.outcome <> 'superseded'), cu.service_from, cb.due_on - 61)),
	due_since = CASE WHEN cb.done_at IS NULL AND cb.due_on <= current_date THEN cb.due_on::timestamptz END
FROM project p JOIN customer cu ON cu.id = p.customer_id
WHERE p.id = cb.project_id;
UPDATE callback SET every = greatest(1, least(3, round((ideal_on - from_day) / 30.0)));

-- Nobody is called about a project that is over.
UPDATE callback cb SET outcome = 'superseded', done_at = now(), due_since = NULL
FROM project p WHERE p.id = cb.project_id AND p.state IN ('ended', 'stopped') AND cb.done_at IS NULL;

ALTER TABLE callback ALTER COLUMN committee_id SET NOT NULL, ALTER COLUMN from_day SET NOT NULL, ALTER COLUMN every SET NOT NULL,
	ALTER COLUMN ideal_on SET NOT NULL, ADD CONSTRAINT callback_every CHECK (every BETWEEN 1 AND 3);

-- The previous release goes on planning calls until the last of its copies has stopped,
-- and names none of the new columns.
-- +goose StatementBegin
CREATE FUNCTION callback_planned_before() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	SELECT p.committee_id, NEW.due_on, least(NEW.due_on - 28, coalesce((SELECT max(done.done_at)::date FROM callback done
			WHERE done.project_id = NEW.project_id AND done.outcome <> 'superseded'), cu.service_from, NEW.due_on - 61))
		INTO NEW.committee_id, NEW.ideal_on, NEW.from_day
		FROM project p JOIN customer cu ON cu.id = p.customer_id WHERE p.id = NEW.project_id;
	NEW.every := greatest(1, least(3, round((NEW.ideal_on - NEW.from_day) / 30.0)));
	RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER callback_planned_before BEFORE INSERT ON callback
	FOR EACH ROW WHEN (NEW.committee_id IS NULL) EXECUTE FUNCTION callback_planned_before();

CREATE INDEX callback_due ON callback (committee_id, due_on, id) WHERE done_at IS NULL AND due_since IS NOT NULL;

-- Customers whose service period ends soon, or has ended, and of whom nobody has said
-- how it goes on. A row is about the period that ends on until_day, and void when the
-- customer has another.
CREATE TABLE service_ending (
	customer_id  bigint PRIMARY KEY REFERENCES customer,
	committee_id bigint NOT NULL REFERENCES committee, -- of the project in service that came last
	until_day    date NOT NULL,
	since        timestamptz NOT NULL
);
CREATE INDEX service_ending_committee ON service_ending (committee_id, until_day, customer_id);
