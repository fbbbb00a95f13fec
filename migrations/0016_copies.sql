-- +goose Up

-- outbox_say is as it was (0001), but takes the copies one by one by their numbers:
-- found together, they cost a look at every message that stands.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION outbox_say(notes jsonb, stale jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	lanes text[] := '{}';
	wish  smallint := 3;
	old   bigint[] := '{}';
	s     jsonb;
BEGIN
	FOR s IN SELECT jsonb_array_elements(stale) LOOP
		old := old || ARRAY(SELECT id FROM note WHERE subject_kind = s ->> 'kind' AND subject_id = (s ->> 'id')::bigint
		                    AND state IN ('pending', 'sending', 'sent'));
	END LOOP;

	IF old <> '{}' THEN
		WITH locked AS MATERIALIZED (
			SELECT copy.id FROM (SELECT unnest(old) AS id ORDER BY 1) AS o, LATERAL (
				SELECT n.id FROM note n WHERE n.id = o.id AND n.state IN ('pending', 'sending', 'sent') FOR NO KEY UPDATE) AS copy
		), touched AS (
			UPDATE note SET wanted = wanted + 1 WHERE id = ANY (ARRAY(SELECT id FROM locked))
			RETURNING lane, priority
		)
		SELECT coalesce(array_agg(DISTINCT lane), '{}'), coalesce(min(priority), 3) INTO lanes, wish FROM touched;
	END IF;

	IF notes <> '[]' THEN
		WITH said AS (
			INSERT INTO note AS t (topic, subject_kind, subject_id, args, lane, parent, key, priority, not_before)
			SELECT n.topic, n.subject ->> 'kind', (n.subject ->> 'id')::bigint, coalesce(n.args, '{}'), n.channel,
			       coalesce(n.parent, ''), n.key, n.priority, coalesce(n.not_before, '-infinity')
			FROM jsonb_to_recordset(notes) AS n (topic text, subject jsonb, args jsonb, channel text, parent text, key text,
			                                     priority smallint, not_before timestamptz)
			ON CONFLICT (key) DO UPDATE
			SET wanted = t.wanted + 1,
			    state = CASE WHEN t.state IN ('failed', 'gone') THEN 'pending' ELSE t.state END
			WHERE t.topic = 'home'
			RETURNING lane, priority
		)
		SELECT coalesce(array_agg(DISTINCT lane), '{}'), coalesce(min(priority), wish) INTO lanes, wish
		FROM (SELECT lane, priority FROM said UNION ALL SELECT unnest(lanes), wish) AS told;
	END IF;

	PERFORM outbox_wake(lanes, wish);
END $$;
-- +goose StatementEnd
