-- +goose Up

-- search_look finds the things of a kind that hold words, as search_find does, which the
-- release before still asks. In each question '~' stands for the shard. Which way is the
-- shortest is guessed by how many things of the last full shard hold each of the parts:
--
-- Where each is held by some, what the best question finds in the newest shards may be
-- enough: common words.
--
-- What is held by few there may be held by few at all. Those are looked at one by one,
-- and the index is not asked for the other parts, which may be held by half of all. The
-- two rarest are tried.
--
-- Else the index is asked shard by shard, from the newest on, one question after the
-- other, until so many are found. A level of which one of the needs is held by nothing
-- at all is left out, with its two questions about each shard; a shard in which nothing
-- holds all of the last level is passed over.
--
-- The plan is kept and may have been made while the table was small, so nothing but the
-- bitmap of an index is left to it: neither a scan of the table nor a walk along the
-- primary key.
-- +goose StatementBegin
CREATE FUNCTION search_look(of_kind text, numbers text[], levels jsonb, parts text[], shard_size int, newest int, wanted int, few int)
	RETURNS TABLE (id bigint, place int)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_indexscan = off AS $$
DECLARE
	near     CONSTANT int := 3;
	many     CONSTANT int := least(64, 2 * few / (newest + 1) + 1); -- of one shard, more than which are many of all
	asks     text[] := numbers || ARRAY(SELECT jsonb_array_elements_text(l -> 'asks') FROM jsonb_array_elements(levels) AS l);
	rare     text[]; -- parts
	rarest   int;
	possible int[];  -- levels
	whole    text;
	void     boolean[];
	held     bigint[] := '{}';
	ask      text;
	found    int;
BEGIN
	SELECT array_agg(p.part ORDER BY held_by.things, p.given) FILTER (WHERE held_by.things < many), min(held_by.things)
	INTO rare, rarest
	FROM unnest(parts) WITH ORDINALITY AS p (part, given), LATERAL (
		SELECT count(*) AS things FROM (
			SELECT FROM search s WHERE s.words @@ replace(p.part, '~', greatest(newest - 1, 0)::text)::tsquery LIMIT many) AS latest
	) AS held_by;

	IF numbers = '{}' AND rarest > 0 THEN
		FOR shard IN REVERSE newest..greatest(newest - near, 0) LOOP
			held := held || ARRAY(SELECT s.id FROM search s WHERE s.words @@ replace(asks[1], '~', shard::text)::tsquery
				ORDER BY s.id DESC LIMIT wanted - cardinality(held));
			IF cardinality(held) >= wanted THEN
				RETURN QUERY SELECT h.id, 1 FROM unnest(held) WITH ORDINALITY AS h (id, best) ORDER BY h.best;
				RETURN;
			END IF;
		END LOOP;
	END IF;

	FOREACH ask IN ARRAY coalesce(rare[1:2], '{}') LOOP
		held := ARRAY(
			SELECT of_shard.id FROM generate_series(newest, 0, -1) AS shard, LATERAL (
				SELECT s.id FROM search s WHERE s.words @@ replace(ask, '~', shard::text)::tsquery
			) AS of_shard LIMIT few + 1);
		IF cardinality(held) <= few THEN
			RETURN QUERY WITH these AS MATERIALIZED (
				SELECT s.id, s.words, s.id / shard_size AS shard FROM search s WHERE s.kind = of_kind AND s.id = ANY (held)
			), asked AS MATERIALIZED (
				SELECT shards.shard, a.place, replace(a.ask, '~', shards.shard::text)::tsquery AS words
				FROM (SELECT DISTINCT t.shard FROM these t) AS shards, unnest(asks) WITH ORDINALITY AS a (ask, place)
			) SELECT t.id, a.place::int FROM these t JOIN asked a ON a.shard = t.shard AND t.words @@ a.words
				ORDER BY a.place, t.id DESC LIMIT wanted;
			RETURN;
		END IF;
	END LOOP;

	possible := ARRAY(
		SELECT l.number FROM jsonb_array_elements(levels) WITH ORDINALITY AS l (level, number)
		WHERE NOT EXISTS (
			SELECT FROM jsonb_array_elements_text(l.level -> 'needs') AS n (need)
			WHERE NOT EXISTS (
				SELECT FROM generate_series(newest, 0, -1) AS shard, LATERAL (
					SELECT FROM search s WHERE s.words @@ replace(n.need, '~', shard::text)::tsquery LIMIT 1
				) AS something))
		ORDER BY l.number);
	whole := levels -> (possible[cardinality(possible)] - 1) ->> 'held';
	FOR number IN 1..cardinality(asks) LOOP
		CONTINUE WHEN number > cardinality(numbers) AND NOT (number - cardinality(numbers) + 1) / 2 = ANY (possible);
		FOR shard IN REVERSE newest..0 LOOP
			IF void[shard] IS NULL THEN
				void[shard] := NOT EXISTS (SELECT FROM search s WHERE s.words @@ replace(whole, '~', shard::text)::tsquery);
			END IF;
			CONTINUE WHEN void[shard];
			RETURN QUERY SELECT s.id, number FROM search s WHERE s.words @@ replace(asks[number], '~', shard::text)::tsquery
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
