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
CREATE INDEX note_failed ON note (id) WHERE state = 'failed';
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

-- One row: why nothing is sent at all, '' while sending goes on. epoch counts the
-- resumptions, so that a late answer to an older request halts nothing.
CREATE TABLE halt (
    one    boolean PRIMARY KEY DEFAULT true CHECK (one),
    reason text NOT NULL DEFAULT '',
    at     timestamptz,
    epoch  bigint NOT NULL DEFAULT 1
);

INSERT INTO halt DEFAULT VALUES;

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
-- It goes lane by lane because it runs in every change, mostly for one lane that
-- is looked after already: that is several times as fast as doing it in a set.
-- +goose StatementBegin
CREATE FUNCTION outbox_wake(lanes text[], wish smallint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    l      text;
    calm   boolean;
    locked text;
    woken  boolean := false;
BEGIN
    FOREACH l IN ARRAY lanes LOOP
        locked := pg_advisory_xact_lock_shared(hashtext('docket.lane'), hashtext(l));
        SELECT armed_until > clock_timestamp() AND rank <= wish INTO calm FROM lane WHERE name = l;
        CONTINUE WHEN calm;
        IF calm IS NULL THEN
            INSERT INTO lane (name) VALUES (l) ON CONFLICT DO NOTHING;
        END IF;
        INSERT INTO river_job (args, kind, max_attempts, priority, queue)
        VALUES (jsonb_build_object('lane', l, 'rank', wish), 'outbox_lane', 25, wish + 1, 'outbox');
        woken := true;
    END LOOP;
    IF woken THEN
        PERFORM pg_notify(current_schema() || '.river_insert', '{"queue": "outbox"}');
    END IF;
END $$;
-- +goose StatementEnd

-- outbox_say writes notes, marks every copy about the stale subjects as old, and
-- wakes their lanes: all a transaction has to say, in one round trip. Notes and
-- subjects come as arrays of the JSON of outbox.Note and outbox.Subject, no key
-- and no subject twice. The subjects are looked up one by one: joined with them,
-- the table of notes is read whole as soon as the planner takes it for small.
-- Copies are locked in the order of their numbers, so that nobody waits in a ring.
-- +goose StatementBegin
CREATE FUNCTION outbox_say(notes jsonb, stale jsonb) RETURNS void LANGUAGE plpgsql AS $$
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
        WITH locked AS (
            SELECT id FROM note WHERE id = ANY (old) AND state IN ('pending', 'sending', 'sent')
            ORDER BY id FOR NO KEY UPDATE
        ), touched AS (
            UPDATE note SET wanted = wanted + 1 WHERE id IN (SELECT id FROM locked)
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
