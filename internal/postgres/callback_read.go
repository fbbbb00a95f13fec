package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"docket/internal/care"
	"docket/internal/directory"
	"docket/internal/fault"
)

// callbackCardRow is a call-back with what is shown beside it.
type callbackCardRow struct {
	CB       callbackRow
	Customer string
	Project  string
	Contacts document[[]contactDoc]
	Last     document[*callbackDoc]
}

// callbackDoc is a call-back as the database's documents hold it.
type callbackDoc struct {
	Outcome care.Outcome     `json:"outcome"`
	Note    string           `json:"note"`
	DoneBy  directory.UserID `json:"done_by"`
	DoneAt  moment           `json:"done_at"`
}

func (r callbackCardRow) card() care.Card {
	c := care.Card{CallBack: r.CB.callBack(), CustomerName: r.Customer, ProjectName: r.Project}
	for _, d := range r.Contacts.V {
		c.Contacts = append(c.Contacts, d.contact(c.Customer))
	}
	if d := r.Last.V; d != nil {
		c.Last = &care.CallBack{Outcome: d.Outcome, Note: d.Note, DoneBy: d.DoneBy, DoneAt: d.DoneAt.time()}
	}
	return c
}

// CallBack implements care.Store.
func (s *Store) CallBack(ctx context.Context, id care.ID) (care.Card, error) {
	var row callbackCardRow
	err := s.db.x.GetContext(ctx, &row, callbackCard+` WHERE cb.id = $1`, id)
	if errors.Is(err, sql.ErrNoRows) {
		return care.Card{}, fault.NotFoundf("That call is no longer there.")
	}
	if err != nil {
		return care.Card{}, fmt.Errorf("read call-back %d: %w", id, errInTime(ctx, err))
	}
	return row.card(), nil
}

// CallBacks implements care.Store.
func (s *Store) CallBacks(ctx context.Context, of directory.UserID, limit int) ([]care.Card, error) {
	var rows []callbackCardRow
	if err := s.db.x.SelectContext(ctx, &rows, callbackCard+openCallBacks, of, limit); err != nil {
		return nil, fmt.Errorf("list call-backs of %s: %w", of, errInTime(ctx, err))
	}
	cards := make([]care.Card, len(rows))
	for n, r := range rows {
		cards[n] = r.card()
	}
	return cards, nil
}

// The single point of contact is the first to call.
const callbackCard = `
	SELECT ` + callbackColumns + `, cu.name AS customer, p.name AS project,
		(SELECT jsonb_agg(jsonb_build_object('id', ct.id, 'name', ct.name, 'email', ct.email, 'roles', ct.roles, 'locale', ct.locale)
			ORDER BY NOT 'spoc' = ANY (ct.roles), lower(ct.name), ct.id)
			FROM contact ct WHERE ct.customer_id = cu.id AND NOT ct.retired) AS contacts,
		(SELECT jsonb_build_object('outcome', l.outcome, 'note', l.note, 'done_by', l.done_by, 'done_at', l.done_at)
			FROM callback l WHERE l.project_id = cb.project_id AND l.id < cb.id AND l.outcome <> 'superseded'
			ORDER BY l.id DESC LIMIT 1) AS last
	FROM callback cb JOIN project p ON p.id = cb.project_id JOIN customer cu ON cu.id = cb.customer_id`

const openCallBacks = `
	WHERE cb.assigned_to = $1 AND cb.done_at IS NULL AND p.state = 'in_service' ORDER BY cb.due_on, cb.id LIMIT $2`
