-- The engine: what must be said, what was received, what must be remembered.
-- River's own tables are there before this runs.

-- +goose Up

-- A note is one message in one place. Its life:
--   pending -> sending (committed before the request leaves) -> sent | pending | failed | gone
-- settle_at says that a request is under way or ended unclearly: until then, by
-- the server's clock, nothing else is asked for. Every other time is the
-- application's clock. wanted counts the changes of the subject, drawing is the
-- one in the request under way, drawn the one people see.
CREATE TABLE note (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic        text NOT NULL,
    subject_kind text NOT NULL,
    subject_id   bigint NOT NULL,
    args         jsonb NOT NULL DEFAULT '{}',
    lane         text NOT NULL CHECK (lane <> ''),
    parent       text NOT NULL DEFAULT '',
    key          text NOT NULL UNIQUE CHECK (key <> ''),
    priority     smallint NOT NULL CHECK (priority BETWEEN 0 AND 3),
    not_before   timestamptz NOT NULL DEFAULT '-infinity',
    state        text NOT NULL DEFAULT 'pending'
                 CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'gone')),
    wanted       integer NOT NULL DEFAULT 1,
    drawing      integer NOT NULL DEFAULT 0,
    drawn        integer NOT NULL DEFAULT 0,
    attempt      integer NOT NULL DEFAULT 0,
    started_at   timestamptz,
    settle_at    timestamptz,
    channel      text NOT NULL DEFAULT '',
    ts           text NOT NULL DEFAULT '',
    reason       text NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL DEFAULT now(),
    CHECK (drawn <= drawing AND drawing <= wanted),
    CHECK (state <> 'sending' OR settle_at IS NOT NULL),
    CHECK (settle_at IS NULL OR state IN ('sending', 'sent'))
);

CREATE INDEX note_open ON note (lane, priority, id)
    WHERE state IN ('pending', 'sending') OR (state = 'sent' AND drawn < wanted);
CREATE INDEX note_subject ON note (subject_kind, subject_id)
    WHERE state IN ('pending', 'sending', 'sent');
-- One request at a time in a lane, whatever goes wrong in the code.
CREATE UNIQUE INDEX note_in_flight ON note (lane) WHERE settle_at IS NOT NULL;

-- A lane is a conversation. While armed_until (server's clock) lies ahead, the
-- job of that rank looks after it and no other one is needed.
CREATE TABLE lane (
    name        text PRIMARY KEY,
    job         bigint NOT NULL DEFAULT 0,
    rank        smallint NOT NULL DEFAULT 0,
    armed_until timestamptz NOT NULL DEFAULT '-infinity',
    next_at     timestamptz NOT NULL DEFAULT '-infinity',
    told        text[] NOT NULL DEFAULT '{}'
) WITH (fillfactor = 50);

-- The budget of a Web API method, shared by all replicas: tat is the theoretical
-- arrival time of the generic cell rate algorithm.
CREATE TABLE pace (
    method        text PRIMARY KEY,
    tat           timestamptz NOT NULL DEFAULT '-infinity',
    blocked_until timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 50);

-- At most one row: why nothing is sent at all.
CREATE TABLE halt (
    one    boolean PRIMARY KEY DEFAULT true CHECK (one),
    reason text NOT NULL,
    at     timestamptz NOT NULL
);

CREATE TABLE inbox (
    event_id    text PRIMARY KEY,
    received_at timestamptz NOT NULL,
    body        jsonb NOT NULL,
    done_at     timestamptz
);

CREATE INDEX inbox_done ON inbox (done_at) WHERE done_at IS NOT NULL;

-- run_at is due_at until the effect fails, and the time of the next try then.
CREATE TABLE reminder (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text NOT NULL,
    subject_kind text NOT NULL,
    subject_id   bigint NOT NULL,
    due_at       timestamptz NOT NULL,
    key          text NOT NULL UNIQUE CHECK (key <> ''),
    run_at       timestamptz NOT NULL,
    tries        integer NOT NULL DEFAULT 0,
    last_error   text NOT NULL DEFAULT '',
    done_at      timestamptz
);

CREATE INDEX reminder_run ON reminder (run_at, id) WHERE done_at IS NULL;

-- outbox_wake sees to it that a job looks after each lane. The shared lock makes
-- the two ends meet: a job lays its lane down only under the exclusive one, so
-- it either sees the notes of this transaction or this transaction sees that
-- the lane lies down. Each statement here takes its own snapshot, after the lock.
-- +goose StatementBegin
CREATE FUNCTION outbox_wake(lanes text[], wish smallint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO lane (name)
    SELECT l FROM unnest(lanes) l
    WHERE NOT EXISTS (SELECT FROM lane WHERE name = l)
    ORDER BY l
    ON CONFLICT DO NOTHING;

    PERFORM pg_advisory_xact_lock_shared(hashtext('docket.lane'), hashtext(l)) FROM unnest(lanes) l;

    INSERT INTO river_job (args, kind, max_attempts, priority, queue)
    SELECT jsonb_build_object('lane', name, 'rank', wish), 'outbox_lane', 25, wish + 1, 'outbox'
    FROM lane
    WHERE name = ANY (lanes) AND (armed_until <= clock_timestamp() OR rank > wish);

    IF FOUND THEN
        PERFORM pg_notify(current_schema() || '.river_insert', '{"queue": "outbox"}');
    END IF;
END $$;
-- +goose StatementEnd

-- outbox_say writes notes, marks every copy about the stale subjects as old, and
-- wakes their lanes: all a transaction has to say, in one round trip. Notes and
-- subjects come as arrays of the JSON of outbox.Note and outbox.Subject.
-- +goose StatementBegin
CREATE FUNCTION outbox_say(notes jsonb, stale jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    lanes text[];
    wish  smallint;
BEGIN
    IF jsonb_array_length(stale) > 0 THEN
        WITH old AS (
            SELECT n.id FROM jsonb_to_recordset(stale) AS s (kind text, id bigint)
            JOIN note n ON n.subject_kind = s.kind AND n.subject_id = s.id
            WHERE n.state IN ('pending', 'sending', 'sent')
            ORDER BY n.id FOR NO KEY UPDATE OF n
        ), touched AS (
            UPDATE note SET wanted = wanted + 1 WHERE id IN (SELECT id FROM old)
            RETURNING lane, priority
        )
        SELECT array_agg(DISTINCT lane), min(priority) INTO lanes, wish FROM touched;
    END IF;

    IF jsonb_array_length(notes) > 0 THEN
        WITH said AS (
            INSERT INTO note AS n (topic, subject_kind, subject_id, args, lane, parent, key, priority, not_before)
            SELECT topic, subject ->> 'kind', (subject ->> 'id')::bigint, coalesce(args, '{}'), channel,
                   coalesce(parent, ''), key, priority, coalesce(not_before, '-infinity')
            FROM (
                SELECT DISTINCT ON (key) * FROM ROWS FROM (jsonb_to_recordset(notes) AS (
                    topic text, subject jsonb, args jsonb, channel text, parent text, key text,
                    priority smallint, not_before timestamptz
                )) WITH ORDINALITY AS r (topic, subject, args, channel, parent, key, priority, not_before, ord)
                ORDER BY key, ord
            ) AS first
            ORDER BY ord
            ON CONFLICT (key) DO UPDATE
            SET wanted = n.wanted + 1,
                state = CASE WHEN n.state IN ('failed', 'gone') THEN 'pending' ELSE n.state END
            WHERE n.topic = 'home'
            RETURNING n.lane, n.priority
        )
        SELECT array_agg(DISTINCT l), least(wish, min(priority)) INTO lanes, wish
        FROM (SELECT lane, priority FROM said UNION ALL SELECT unnest(lanes), wish) AS x (l, priority);
    END IF;

    IF lanes IS NOT NULL THEN
        PERFORM outbox_wake(lanes, wish);
    END IF;
END $$;
-- +goose StatementEnd
