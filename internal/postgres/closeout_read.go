package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/questionnaire"
	"docket/internal/setting"
)

// askedJSON is the questionnaire that was sent in close-out co.
const askedJSON = `(SELECT jsonb_build_object('version', q.version, 'questions', q.questions, 'by', q.by_member, 'at', q.at)
	FROM questionnaire q WHERE q.version = co.questionnaire)`

// askedDoc is a questionnaire as askedJSON writes it.
type askedDoc struct {
	Version   questionnaire.Version    `json:"version"`
	Questions []questionnaire.Question `json:"questions"`
	By        directory.UserID         `json:"by"`
	At        moment                   `json:"at"`
}

func (d askedDoc) questionnaire() questionnaire.Questionnaire {
	return questionnaire.Questionnaire{Version: d.Version, Questions: d.Questions, By: d.By, At: d.At.time()}
}

// contactJSON is contact ct as a document.
const contactJSON = `jsonb_build_object('id', ct.id, 'customer', ct.customer_id, 'name', ct.name, 'email', ct.email,
	'roles', ct.roles, 'locale', ct.locale, 'retired', ct.retired)`

func noCloseout() error { return fault.NotFoundf("That close-out is no longer there.") }

// Closeout implements closeout.Store.
func (s *Store) Closeout(ctx context.Context, which closeout.Which) (closeout.Card, error) {
	var row struct {
		closeoutLineRow
		Contact document[customer.Contact]
		Asked   document[askedDoc]
		Numbers document[setting.Numbers]
		Locale  string
		Home    outbox.Lane
	}
	err := s.db.x.GetContext(ctx, &row, closeoutCard, which.ID, which.Project)
	if errors.Is(err, sql.ErrNoRows) {
		return closeout.Card{}, noCloseout()
	}
	if err != nil {
		return closeout.Card{}, fmt.Errorf("read close-out %d of project %d: %w", which.ID, which.Project, errInTime(ctx, err))
	}
	return closeout.Card{Line: row.line(), Contact: row.Contact.V, Asked: row.Asked.V.questionnaire(),
		Locale: row.Locale, Home: row.Home, Mail: s.mail, LowScore: row.Numbers.V.One(setting.LowScore)}, nil
}

const closeoutCard = `
	SELECT ` + closeoutLineColumns + `, ` + askedJSON + ` AS asked, ` + numbersJSON + ` AS numbers, c.locale AS locale,
		coalesce(nullif(p.channel, ''), c.channel) AS home,
		(SELECT ` + contactJSON + ` FROM contact ct WHERE ct.id = co.contact_id) AS contact
	FROM closeout co` + closeoutLineTables + `
	WHERE co.id = $1 OR co.project_id = $2`

// Closeouts implements closeout.Store.
func (s *Store) Closeouts(ctx context.Context, f closeout.Filter) ([]closeout.Line, error) {
	if f.Limit <= 0 {
		f.Limit = listLimit
	}
	list, args := closeoutsThat(standingCloseout), []any{f.Limit, like(f.Text)}
	switch {
	case f.Owner != "":
		list, args = closeoutsThat(closeoutOfMine), append(args, f.Owner)
	case f.Text != "":
		list = closeoutsThat("true")
	}
	var rows []closeoutLineRow
	if err := s.db.x.SelectContext(ctx, &rows, list, args...); err != nil {
		return nil, fmt.Errorf("list close-outs: %w", errInTime(ctx, err))
	}
	lines := make([]closeout.Line, len(rows))
	for n, r := range rows {
		lines[n] = r.line()
	}
	return lines, nil
}

// closeoutsThat lists the first $1 close-outs that fulfil a condition and whose names
// are like $2. What is shown of one is read for those that are listed, not for all
// that fit.
func closeoutsThat(fulfil string) string {
	return `
	SELECT ` + closeoutLineColumns + `
	FROM (
		SELECT co.* FROM closeout co JOIN project p ON p.id = co.project_id JOIN customer cu ON cu.id = p.customer_id
		WHERE ` + fulfil + ` AND ($2 = '%%' OR p.name ILIKE $2 OR cu.name ILIKE $2 OR p.contract ILIKE $2)
		ORDER BY ` + closeoutOrder + `
		LIMIT $1
	) co` + closeoutLineTables + `
	ORDER BY ` + closeoutOrder
}

const standingCloseout = `co.state NOT IN ('reviewed', 'dropped')`

// closeoutOfMine looks up what $3 owns, and what is of their projects.
const closeoutOfMine = standingCloseout + ` AND co.id IN (
			SELECT id FROM closeout WHERE owner = $3 AND state IN ('sending', 'waiting', 'remarked', 'signed', 'silent')
			UNION ALL SELECT of.id FROM project JOIN closeout of ON of.project_id = project.id
			WHERE $3 IN (project.manager, project.sales) AND project.state NOT IN ('ended', 'stopped'))`

const closeoutOrder = `co.state IN ('reviewed', 'dropped'), co.state <> 'waiting', co.closes_on, co.since, co.id`

// CustomerPage implements closeout.Store. A link is looked up by its hash, so that
// how long that takes says nothing about any other.
func (s *Store) CustomerPage(ctx context.Context, l closeout.Link) (closeout.Page, error) {
	var row struct {
		Co       closeoutRow
		Project  string
		Customer string
		Locale   string
		Zone     string
		Contact  document[customer.Contact]
		Asked    document[askedDoc]
		Owner    document[memberDoc]
	}
	read, err := s.statement(ctx, customerPage)
	if err != nil {
		return closeout.Page{}, err
	}
	err = read.GetContext(ctx, &row, l[:])
	if errors.Is(err, sql.ErrNoRows) {
		return closeout.Page{}, noCloseout()
	}
	if err != nil {
		return closeout.Page{}, fmt.Errorf("read page of a link: %w", errInTime(ctx, err))
	}
	p := closeout.Page{
		Closeout: row.Co.closeout(), Project: row.Project, Customer: row.Customer, Contact: row.Contact.V,
		Locale: row.Locale, Zone: row.Zone, Owner: row.Owner.V.member(), Asked: row.Asked.V.questionnaire(),
	}
	p.Ended = p.State.Closed()
	return p, nil
}

const customerPage = `
	SELECT ` + closeoutColumns + `, p.name AS project, cu.name AS customer, c.zone AS zone,
		coalesce(nullif(co_ct.locale, ''), nullif(cu.locale, ''), 'en') AS locale, ` + askedJSON + ` AS asked,
		(SELECT ` + contactJSON + ` FROM contact ct WHERE ct.id = co.contact_id) AS contact,
		(SELECT ` + memberJSON + ` FROM member m WHERE m.id = co.owner) AS owner
	FROM closeout co` + closeoutLineTables + ` LEFT JOIN contact co_ct ON co_ct.id = co.contact_id
	WHERE sha256(co.link) = sha256($1)`
