package postgres_test

import "docket/internal/customer"

// clientele makes customers of a name known, each with so many projects in service or under
// way, and for each project four issues, a request, a requirement, an order, a close-out
// that was answered, a call-back, a contact and a thing to use. All of it is on record.
func (h *house) clientele(name string, customers, projects int) customer.ID {
	h.Helper()
	for _, sql := range clienteleSQL {
		h.sql.MustExec(sql, name, customers, projects, h.committee.ID, h.now())
	}
	return customer.ID(h.number(`SELECT id FROM customer WHERE name = $1`, name+" 1"))
}

// Every statement gets the name, how many customers, how many projects of each, the
// committee and the time, and says which of them it needs.
var clienteleSQL = []string{
	`INSERT INTO customer (name, class, service_until, act)
		SELECT $1::text || ' ' || n, 'B', $5::date + 40, $1::text || n FROM generate_series(1, $2::int) AS n WHERE $3::int + $4::int > 0`,
	clienteleOf + `INSERT INTO project (committee_id, customer_id, name, type, state, manager, sales, team, pre_kickoff, created_at, since, act)
		SELECT $4, id, 'Project ' || n, 'PS', CASE WHEN n % 2 = 0 THEN 'running' ELSE 'in_service' END, 'UMANAGER', 'USELLER', '{UCONSULT}',
			$5::date, $5::timestamptz - n * interval '1 day', $5, 'p' || id || '-' || n FROM theirs, generate_series(1, $3::int) AS n`,
	clienteleOf + `INSERT INTO issue (project_id, committee_id, project_type, kind, severity, description, state, raised_by, raised_at, open_since, act)
		SELECT p.id, $4, 'PS', 'logistics', (ARRAY['critical', 'high', 'medium', 'low'])[n], 'It hinders us.', 'open', 'UCONSULT',
			$5::timestamptz - p.id * interval '1 minute', $5::timestamptz - p.id * interval '1 minute', 'i' || p.id || '-' || n
		FROM theirs JOIN project p ON p.customer_id = theirs.id, generate_series(1, 4) AS n WHERE $3::int > 0`,
	clienteleOf + `INSERT INTO request (customer_id, project_id, committee_id, kind, title, agent, turn, state, since, opened_at, act)
		SELECT p.customer_id, p.id, $4, 'service', 'Export all invoices', 'UCONSULT', '{UCONSULT}', 'triage', $5, $5, 'r' || p.id
		FROM theirs JOIN project p ON p.customer_id = theirs.id WHERE $3::int > 0`,
	clienteleOf + `INSERT INTO requirement (customer_id, project_id, committee_id, title, urgency, raised_by, turn, state, since, raised_at, submitted_at, act)
		SELECT p.customer_id, p.id, $4, 'Two signatures', 'high', 'UMANAGER', '{UBOSS}', 'evaluating', $5, $5, $5, 'q' || p.id
		FROM theirs JOIN project p ON p.customer_id = theirs.id WHERE $3::int > 0`,
	clienteleOf + `INSERT INTO purchase_order (customer_id, committee_id, seller, title, type, currency, territory, total, content, edition, revision,
			changed_at, changed_by, state, since, submitted_at, act)
		SELECT p.customer_id, $4, 'USELLER', 'Portal', 'PS', 'EUR', 'FR', 120000, '{}', 0, 1, $5, 'USELLER', 'approving', $5, $5, 'o' || p.id
		FROM theirs JOIN project p ON p.customer_id = theirs.id WHERE $3::int > 0`,
	clienteleOf + `INSERT INTO closeout (project_id, committee_id, state, since, owner, opened_by, opened_at, link, act)
		SELECT p.id, $4, 'sending', $5, 'UMANAGER', 'UMANAGER', $5, sha256(('c' || p.id)::bytea), 'c' || p.id
		FROM theirs JOIN project p ON p.customer_id = theirs.id WHERE $3::int > 0`,
	clienteleOf + `INSERT INTO closeout_answer (closeout_id, version, answers, at, address_hash)
		SELECT co.id, 1, '{"satisfaction": "8", "goals": "0", "quality": "10", "dates": "3", "recommend": "7"}', p.created_at, ''
		FROM theirs JOIN project p ON p.customer_id = theirs.id JOIN closeout co ON co.project_id = p.id WHERE $3::int + $4::int > 0 AND $5::date IS NOT NULL`,
	clienteleOf + `INSERT INTO callback (customer_id, project_id, committee_id, from_day, every, ideal_on, due_on, assigned_to)
		SELECT p.customer_id, p.id, $4, $5::date, 3, $5::date + 90, $5::date + (p.id % 90)::int, 'UCONSULT' FROM theirs JOIN project p ON p.customer_id = theirs.id WHERE $3::int > 0`,
	clienteleOf + `INSERT INTO contact (customer_id, name, email, roles, act)
		SELECT p.customer_id, 'Ana ' || p.id, 'ana' || p.id || '@crowd.example', CASE WHEN p.id % 10 = 0 THEN '{spoc}' ELSE '{}' END::text[], 'k' || p.id
		FROM theirs JOIN project p ON p.customer_id = theirs.id WHERE $3::int + $4::int > 0 AND $5::date IS NOT NULL`,
	clienteleOf + `INSERT INTO entitlement (customer_id, project_id, committee_id, order_id, line, sku, name, kind, unit, territory, quantity, from_day, until_day, since)
		SELECT o.customer_id, (SELECT min(p.id) FROM project p WHERE p.customer_id = o.customer_id), $4, o.id, 1, 'AUDIT', 'Audit', 'audit', 'piece', 'FR', 500,
			$5::date, $5::date + 60, $5 FROM theirs JOIN purchase_order o ON o.customer_id = theirs.id WHERE $3::int > 0`,
	clienteleOf + `INSERT INTO audit (at, act, by_member, verb, subject_kind, subject_id, after)
		SELECT $5, 'crowd' || n, 'UMANAGER', kind || '.changed', kind, id, '{"Note": "Something"}' FROM (
			SELECT 'project' AS kind, p.id FROM theirs JOIN project p ON p.customer_id = theirs.id
			UNION ALL SELECT 'issue', i.id FROM theirs JOIN project p ON p.customer_id = theirs.id JOIN issue i ON i.project_id = p.id
			UNION ALL SELECT 'request', r.id FROM theirs JOIN request r ON r.customer_id = theirs.id
			UNION ALL SELECT 'order', o.id FROM theirs JOIN purchase_order o ON o.customer_id = theirs.id
		) AS thing, generate_series(1, 5) AS n WHERE $3::int + $4::int > 0 ORDER BY n, id`,
}

// clienteleOf are the customers of the name.
const clienteleOf = `WITH theirs AS (SELECT id FROM customer WHERE name LIKE $1::text || ' %' AND $2::int > 0) `
