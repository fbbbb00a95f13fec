package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// memberDoc is a member as memberJSON writes it.
type memberDoc struct {
	ID       directory.UserID `json:"id"`
	Number   int64            `json:"number"`
	Name     string           `json:"name"`
	Email    string           `json:"email"`
	Roles    []directory.Role `json:"roles"`
	Manager  directory.UserID `json:"manager"`
	Locale   string           `json:"locale"`
	Zone     string           `json:"zone"`
	Active   bool             `json:"active"`
	Guest    bool             `json:"guest"`
	Absences []absenceDoc     `json:"absences"`
}

type absenceDoc struct {
	From    calendar.Date    `json:"from"`
	Until   calendar.Date    `json:"until"`
	StandIn directory.UserID `json:"stand_in"`
}

// memberJSON is member m, with absences, as a document.
const memberJSON = `jsonb_build_object('id', m.id, 'number', m.number, 'name', m.name, 'email', m.email, 'roles', m.roles,
	'manager', m.manager, 'locale', m.locale, 'zone', m.zone, 'active', m.active, 'guest', m.guest, 'absences', (
		SELECT jsonb_agg(jsonb_build_object('from', a.from_day, 'until', a.until_day, 'stand_in', a.stand_in)
			ORDER BY a.from_day, a.id)
		FROM absence a WHERE a.member_id = m.id))`

func (d memberDoc) member() directory.Member {
	m := directory.Member{
		ID: d.ID, Number: d.Number, Name: d.Name, Email: d.Email, Roles: d.Roles, Manager: d.Manager,
		Locale: d.Locale, Zone: d.Zone, Active: d.Active, Guest: d.Guest,
	}
	for _, a := range d.Absences {
		m.Absences = append(m.Absences, directory.Absence(a))
	}
	return m
}

// stranger is a member docket has not met: nobody's enemy, but a guest until Slack has
// said who it is.
func stranger(id directory.UserID) directory.Member {
	return directory.Member{ID: id, Active: true, Guest: true}
}

// people turns documents into members by identity. Everybody who is named is
// among them, met or not.
func people(docs []memberDoc, named ...directory.UserID) directory.People {
	all := make(directory.People, len(docs)+len(named))
	for _, id := range named {
		all[id] = stranger(id)
	}
	for _, d := range docs {
		all[d.ID] = d.member()
	}
	return all
}

// peopleWith are those who are named, the holders of some roles, the managers of them
// all, and who stands in for any of them; both are SQL for a text[].
func peopleWith(named, roles string) string {
	return `(WITH RECURSIVE part (id) AS (
			SELECT unnest(` + named + `)
			UNION SELECT h.id FROM member h WHERE h.roles && ` + roles + `
			UNION SELECT next.id FROM part JOIN member pm ON pm.id = part.id,
				LATERAL (SELECT nullif(pm.manager, '') UNION ALL SELECT aw.stand_in FROM absence aw WHERE aw.member_id = pm.id) AS next (id)
			WHERE next.id IS NOT NULL)
		SELECT jsonb_agg(` + memberJSON + `) FROM member m WHERE m.id = ANY (ARRAY(SELECT id FROM part)))`
}

// memberSubject is how notes point at a member; one docket has not met has none.
func memberSubject(number int64) []outbox.Subject {
	if number == 0 {
		return nil
	}
	return []outbox.Subject{{Kind: "member", ID: number}}
}

// homes are the Home tabs of some of the people.
func homes(of directory.People, ids ...directory.UserID) []outbox.Subject {
	var tabs []outbox.Subject
	for _, id := range ids {
		tabs = append(tabs, memberSubject(of[id].Number)...)
	}
	return tabs
}

// Member implements directory.Roster.
func (s *Store) Member(ctx context.Context, id directory.UserID) (directory.Member, error) {
	var doc document[memberDoc]
	err := s.db.x.GetContext(ctx, &doc, memberByID, id)
	if errors.Is(err, sql.ErrNoRows) {
		return stranger(id), nil
	}
	if err != nil {
		return directory.Member{}, fmt.Errorf("read member %s: %w", id, errInTime(ctx, err))
	}
	return doc.V.member(), nil
}

const memberByID = `SELECT ` + memberJSON + ` FROM member m WHERE m.id = $1`

// Members implements directory.Store.
func (s *Store) Members(ctx context.Context, roles ...directory.Role) ([]directory.Member, error) {
	return s.members(ctx, membersByRole, array(roles))
}

const membersByRole = `
	SELECT ` + memberJSON + ` FROM member m
	WHERE m.roles && $1 OR cardinality($1::text[]) = 0
	ORDER BY lower(m.name), m.id`

// FindMembers lists the active members whose name or address holds the text, by
// name, at most limit.
func (s *Store) FindMembers(ctx context.Context, text string, limit int) ([]directory.Member, error) {
	return s.members(ctx, membersByText, like(text), limit)
}

const membersByText = `
	SELECT ` + memberJSON + ` FROM member m
	WHERE m.active AND (m.name ILIKE $1 OR m.email ILIKE $1)
	ORDER BY lower(m.name), m.id
	LIMIT $2`

func (s *Store) members(ctx context.Context, query string, args ...any) ([]directory.Member, error) {
	var docs []document[memberDoc]
	if err := s.db.x.SelectContext(ctx, &docs, query, args...); err != nil {
		return nil, fmt.Errorf("list members: %w", errInTime(ctx, err))
	}
	members := make([]directory.Member, len(docs))
	for n, d := range docs {
		members[n] = d.V.member()
	}
	return members, nil
}

// Meet implements directory.Store.
func (s *Store) Meet(ctx context.Context, seen ...directory.Member) error {
	if len(seen) == 0 {
		return nil
	}
	n := len(seen)
	ids, names, emails := make(pq.StringArray, n), make(pq.StringArray, n), make(pq.StringArray, n)
	locales, zones := make(pq.StringArray, n), make(pq.StringArray, n)
	active, guests := make(pq.BoolArray, n), make(pq.BoolArray, n)
	for i, m := range seen {
		ids[i], names[i], emails[i] = string(m.ID), m.Name, m.Email
		locales[i], zones[i], active[i], guests[i] = m.Locale, m.Zone, m.Active, m.Guest
	}
	at := s.at()
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		var left int
		if err := tx.GetContext(ctx, &left, meetMembers, ids, names, emails, locales, zones, active, guests); err != nil || left == 0 {
			return err
		}
		why := at.UTC().Format(time.RFC3339Nano)
		if err := stirCalls(ctx, tx, leftWithCalls, why, at); err != nil {
			return err
		}
		if err := stirRequests(ctx, tx, gone(seen), why, at); err != nil {
			return err
		}
		return stirApprovals(ctx, tx, why, at)
	})
	if err != nil {
		return fmt.Errorf("meet %d members: %w", n, err)
	}
	return nil
}

// gone are those who are deactivated in Slack.
func gone(seen []directory.Member) []directory.UserID {
	var ids []directory.UserID
	for _, m := range seen {
		if !m.Active {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// Whoever is the same as before is not written again; what Slack does not say of
// somebody stays as it was. It counts those who were written and have left.
const meetMembers = `WITH met AS (
	INSERT INTO member AS m (id, name, email, locale, zone, active, guest)
	SELECT DISTINCT ON (id) id, name, email, locale, zone, active, guest
	FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::boolean[])
		AS seen (id, name, email, locale, zone, active, guest)
	ORDER BY id
	ON CONFLICT (id) DO UPDATE
	SET name = coalesce(nullif(excluded.name, ''), m.name), email = coalesce(nullif(excluded.email, ''), m.email),
	    locale = coalesce(nullif(excluded.locale, ''), m.locale), zone = coalesce(nullif(excluded.zone, ''), m.zone),
	    active = excluded.active, guest = excluded.guest
	WHERE (m.name, m.email, m.locale, m.zone, m.active, m.guest)
	   IS DISTINCT FROM (coalesce(nullif(excluded.name, ''), m.name), coalesce(nullif(excluded.email, ''), m.email),
	                     coalesce(nullif(excluded.locale, ''), m.locale), coalesce(nullif(excluded.zone, ''), m.zone),
	                     excluded.active, excluded.guest)
	RETURNING m.active)
	SELECT count(*) FROM met WHERE NOT active`
