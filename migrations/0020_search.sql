-- +goose Up

-- What things are found by. A lexeme begins with the kind's letter and the shard of the
-- thing's number, so that one GIN entry holds the things of one shard: the newest are
-- read without the others. Which lexemes a thing has is for docket to say (package
-- search). The index takes new entries at once: a list of pending ones would be read
-- with every shard.
CREATE TABLE search (
	kind  text NOT NULL,
	id    bigint NOT NULL,
	words tsvector NOT NULL,
	PRIMARY KEY (kind, id)
);
CREATE INDEX search_words ON search USING gin (words) WITH (fastupdate = off);

-- Things whose entry in search is not as they are. Written by triggers in the
-- transaction of the change, whoever makes it; taken off when the entry is right.
-- What spreads is shown by others too: a customer's name by all that is the customer's.
CREATE TABLE search_stale (
	number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	kind   text NOT NULL,
	id     bigint NOT NULL,
	spread boolean NOT NULL DEFAULT false
);

-- +goose StatementBegin
CREATE FUNCTION search_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO search_stale (kind, id) VALUES (TG_ARGV[0], NEW.id);
	RETURN NULL;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION search_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO search_stale (kind, id, spread) VALUES (TG_ARGV[0], NEW.id, true);
	RETURN NULL;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION search_customer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO search_stale (kind, id) VALUES ('customer', NEW.customer_id);
	RETURN NULL;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION search_subject_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO search_stale (kind, id) VALUES (NEW.subject_kind, NEW.subject_id);
	RETURN NULL;
END $$;
-- +goose StatementEnd

CREATE TRIGGER search_customer AFTER INSERT ON customer
	FOR EACH ROW EXECUTE FUNCTION search_changed('customer');
CREATE TRIGGER search_customer_renamed AFTER UPDATE OF name ON customer
	FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION search_renamed('customer');

CREATE TRIGGER search_contact AFTER INSERT OR UPDATE ON contact
	FOR EACH ROW EXECUTE FUNCTION search_customer_changed();

CREATE TRIGGER search_project AFTER INSERT ON project
	FOR EACH ROW EXECUTE FUNCTION search_changed('project');
CREATE TRIGGER search_project_changed AFTER UPDATE OF state, contract, note, customer_id ON project
	FOR EACH ROW WHEN ((OLD.state, OLD.contract, OLD.note, OLD.customer_id) IS DISTINCT FROM (NEW.state, NEW.contract, NEW.note, NEW.customer_id))
	EXECUTE FUNCTION search_changed('project');
CREATE TRIGGER search_project_renamed AFTER UPDATE OF name ON project
	FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION search_renamed('project');

CREATE TRIGGER search_issue AFTER INSERT ON issue
	FOR EACH ROW EXECUTE FUNCTION search_changed('issue');
CREATE TRIGGER search_issue_changed AFTER UPDATE OF description, note, state ON issue
	FOR EACH ROW WHEN (OLD.description <> NEW.description OR OLD.note <> NEW.note OR (OLD.state = 'closed') <> (NEW.state = 'closed'))
	EXECUTE FUNCTION search_changed('issue');

-- Who sees an order hangs on who sold it and who was asked to approve it.
CREATE TRIGGER search_order AFTER INSERT ON purchase_order
	FOR EACH ROW EXECUTE FUNCTION search_changed('order');
CREATE TRIGGER search_order_changed AFTER UPDATE OF title, content, reference, note, state, seller, changed_by, revision, customer_id ON purchase_order
	FOR EACH ROW WHEN ((OLD.title, OLD.content, OLD.reference, OLD.note, OLD.state, OLD.seller, OLD.changed_by, OLD.revision, OLD.customer_id)
		IS DISTINCT FROM (NEW.title, NEW.content, NEW.reference, NEW.note, NEW.state, NEW.seller, NEW.changed_by, NEW.revision, NEW.customer_id))
	EXECUTE FUNCTION search_changed('order');
CREATE TRIGGER search_approval AFTER INSERT OR UPDATE OF run ON approval
	FOR EACH ROW WHEN (NEW.subject_kind = 'order') EXECUTE FUNCTION search_subject_changed();

CREATE TRIGGER search_request AFTER INSERT ON request
	FOR EACH ROW EXECUTE FUNCTION search_changed('request');
CREATE TRIGGER search_request_changed AFTER UPDATE OF title, body, state, customer_id, project_id, course ON request
	FOR EACH ROW WHEN ((OLD.title, OLD.body, OLD.state, OLD.customer_id, OLD.project_id, OLD.course ->> 'result')
		IS DISTINCT FROM (NEW.title, NEW.body, NEW.state, NEW.customer_id, NEW.project_id, NEW.course ->> 'result'))
	EXECUTE FUNCTION search_changed('request');

CREATE TRIGGER search_requirement AFTER INSERT ON requirement
	FOR EACH ROW EXECUTE FUNCTION search_changed('requirement');
CREATE TRIGGER search_requirement_changed AFTER UPDATE OF title, body, state, ticket, customer_id, project_id ON requirement
	FOR EACH ROW WHEN ((OLD.title, OLD.body, OLD.state, OLD.ticket, OLD.customer_id, OLD.project_id)
		IS DISTINCT FROM (NEW.title, NEW.body, NEW.state, NEW.ticket, NEW.customer_id, NEW.project_id))
	EXECUTE FUNCTION search_changed('requirement');

-- search_find asks the index shard by shard, from the newest on, one question after the
-- other, until so many are found. In each question '~' stands for the shard. What is
-- found holds every one of the parts too: where one of them is held by few things, those
-- are looked at and the index is not asked for the others, which may be held by half of
-- all; and a shard in which nothing holds all of them is passed over. The plan is kept and
-- may have been made while the table was small, so nothing but the bitmap of an index is
-- left to it: neither a scan of the table nor a walk along the primary key.
-- +goose StatementBegin
CREATE FUNCTION search_find(of_kind text, asks text[], parts text[], shard_size int, newest int, wanted int) RETURNS TABLE (id bigint, place int)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_indexscan = off AS $$
DECLARE
	few    CONSTANT int := 500;
	whole  text := '(' || array_to_string(parts, ') & (') || ')';
	void   boolean[];
	held   bigint[];
	ask    text;
	found  int;
	number int := 0;
BEGIN
	FOREACH ask IN ARRAY parts LOOP
		held := '{}';
		FOR shard IN REVERSE newest..0 LOOP
			held := held || ARRAY(SELECT s.id FROM search s WHERE s.words @@ replace(ask, '~', shard::text)::tsquery LIMIT few + 1);
			EXIT WHEN cardinality(held) > few;
		END LOOP;
		IF cardinality(held) <= few THEN
			RETURN QUERY WITH these AS MATERIALIZED (
				SELECT s.id, s.words FROM search s
				WHERE s.kind = of_kind AND s.id = ANY (held) AND s.words @@ replace(whole, '~', (s.id / shard_size)::text)::tsquery
			) SELECT t.id, a.place::int FROM unnest(asks) WITH ORDINALITY AS a (ask, place), these t
				WHERE t.words @@ replace(a.ask, '~', (t.id / shard_size)::text)::tsquery
				ORDER BY a.place, t.id DESC LIMIT wanted;
			RETURN;
		END IF;
	END LOOP;
	FOREACH ask IN ARRAY asks LOOP
		number := number + 1;
		FOR shard IN REVERSE newest..0 LOOP
			IF void[shard] IS NULL THEN
				void[shard] := NOT EXISTS (SELECT FROM search s WHERE s.words @@ replace(whole, '~', shard::text)::tsquery);
			END IF;
			CONTINUE WHEN void[shard];
			RETURN QUERY SELECT s.id, number FROM search s WHERE s.words @@ replace(ask, '~', shard::text)::tsquery
				ORDER BY s.id DESC LIMIT wanted;
			GET DIAGNOSTICS found = ROW_COUNT;
			wanted := wanted - found;
			IF wanted <= 0 THEN
				RETURN;
			END IF;
		END LOOP;
	END LOOP;
END $$;
-- +goose StatementEnd
