package postgres

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

// kindRow is issue_kind k as kindColumns reads it.
type kindRow struct {
	Key       issue.KindKey
	Applies   pq.StringArray
	Name      string
	Solutions pq.StringArray
	Always    pq.StringArray
	Roles     pq.StringArray
	Severity  issue.Severity
	Scope     bool
	Retired   bool
}

const kindColumns = `k.key AS "k.key", k.applies AS "k.applies", k.name AS "k.name", k.solutions AS "k.solutions",
	k.always AS "k.always", k.roles AS "k.roles", k.severity AS "k.severity", k.scope AS "k.scope", k.retired AS "k.retired"`

func (r kindRow) kind() issue.Kind {
	return issue.Kind{
		Key: r.Key, Applies: texts[project.Type](r.Applies), Name: r.Name, Solutions: texts[issue.SolutionKey](r.Solutions),
		Always: texts[issue.SolutionKey](r.Always), Roles: texts[directory.Role](r.Roles), Severity: r.Severity,
		Scope: r.Scope, Retired: r.Retired,
	}
}

// Kinds implements issue.Catalogue.
func (s *Store) Kinds(ctx context.Context) ([]issue.Kind, error) {
	var rows []struct{ K kindRow }
	if err := s.db.x.SelectContext(ctx, &rows, allKinds); err != nil {
		return nil, fmt.Errorf("list kinds: %w", errInTime(ctx, err))
	}
	kinds := make([]issue.Kind, len(rows))
	for n, r := range rows {
		kinds[n] = r.K.kind()
	}
	return kinds, nil
}

const allKinds = `SELECT ` + kindColumns + ` FROM issue_kind k ORDER BY k.position, k.name, k.key`

// AddKind implements issue.Catalogue.
func (s *Store) AddKind(ctx context.Context, act directory.Act, k issue.Kind) error {
	return s.keepKind(ctx, act, k, func(known bool) error {
		if known {
			return fault.Invalidf("The catalogue has a kind by this name, or had one. Change that one, or choose another name.").In("name")
		}
		return nil
	})
}

// ChangeKind implements issue.Catalogue.
func (s *Store) ChangeKind(ctx context.Context, act directory.Act, k issue.Kind) error {
	return s.keepKind(ctx, act, k, func(known bool) error {
		if !known {
			return fault.NotFoundf("That kind of issue is no longer in the catalogue.")
		}
		return nil
	})
}

func (s *Store) keepKind(ctx context.Context, act directory.Act, k issue.Kind, may func(known bool) error) error {
	at := s.at()
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		var old struct {
			Repeated bool
			Before   document[*issue.Kind]
		}
		if err := tx.GetContext(ctx, &old, lockKind, k.Key, act.Key); err != nil || old.Repeated {
			return err
		}
		if err := may(old.Before.V != nil); err != nil {
			return err
		}
		var number int64
		err := tx.GetContext(ctx, &number, saveKind, k.Key, array(k.Applies), k.Name, array(k.Solutions), array(k.Always),
			array(k.Roles), k.Severity, k.Scope, k.Retired)
		if err != nil {
			return err
		}
		c := change.Effects{Verb: "kind.saved", Subject: outbox.Subject{Kind: "kind", ID: number}, After: k}
		if old.Before.V != nil {
			c.Before = *old.Before.V
		}
		return effects{act: act, at: at, all: []change.Effects{c}}.write(ctx, tx)
	})
	if err != nil {
		return fmt.Errorf("save kind %s: %w", k.Key, err)
	}
	return nil
}

// lockKind returns one row whether or not the kind is there.
const lockKind = `
	WITH old AS (SELECT * FROM issue_kind WHERE key = $1 FOR NO KEY UPDATE)
	SELECT EXISTS (SELECT FROM audit WHERE act = $2) AS repeated, (
		SELECT ` + kindJSON + ` FROM old) AS before`

// kindJSON is a row of issue_kind as the document of an issue.Kind.
const kindJSON = `jsonb_build_object('Key', key, 'Applies', applies, 'Name', name, 'Solutions', solutions, 'Always', always,
	'Roles', roles, 'Severity', severity, 'Scope', scope, 'Retired', retired)`

const saveKind = `
	INSERT INTO issue_kind (key, applies, name, solutions, always, roles, severity, scope, retired)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
	ON CONFLICT (key) DO UPDATE SET applies = excluded.applies, name = excluded.name, solutions = excluded.solutions,
		always = excluded.always, roles = excluded.roles, severity = excluded.severity, scope = excluded.scope,
		retired = excluded.retired
	RETURNING number`

// EnsureCatalogue adds what the catalogue lacks of the standard kinds of issues.
// Kinds that are there stay as an administrator made them.
func (s *Store) EnsureCatalogue(ctx context.Context) error {
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		for n, k := range issue.Standard {
			_, err := tx.ExecContext(ctx, ensureKind, k.Key, array(k.Applies), k.Name, array(k.Solutions), array(k.Always),
				array(k.Roles), k.Severity, k.Scope, n)
			if err != nil {
				return fmt.Errorf("%s: %w", k.Key, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("ensure catalogue: %w", err)
	}
	return nil
}

const ensureKind = `
	INSERT INTO issue_kind (key, applies, name, solutions, always, roles, severity, scope, position)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (key) DO NOTHING`
