-- +goose Up

-- A step of its own: the triggers of the step before hold off whoever writes until that is
-- committed, and this may take many seconds.

-- What there is already is indexed by docket once it runs, the newest first.
INSERT INTO search_stale (kind, id)
SELECT kind, id FROM (
	SELECT 'issue' AS kind, i.id, raised_at AS at FROM issue i
	UNION ALL SELECT 'order', o.id, o.submitted_at FROM purchase_order o
	UNION ALL SELECT 'request', r.id, r.opened_at FROM request r
	UNION ALL SELECT 'requirement', r.id, r.raised_at FROM requirement r
	UNION ALL SELECT 'project', p.id, p.created_at FROM project p
	UNION ALL SELECT 'customer', c.id, 'infinity' FROM customer c) AS known
ORDER BY at, kind, id;
