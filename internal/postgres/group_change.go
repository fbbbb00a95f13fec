package postgres

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/directory"
)

// staging is what a scene is set for: an act on a row, and the people it names.
type staging struct {
	act   directory.Act
	id    int64
	named []directory.UserID
}

// changeCall is a call that changes a row by a rule.
type changeCall[T, S, O any] struct {
	staging
	rule func(T, S) (O, error)

	settled bool // with what follows as the answer
	made    T
	err     error
}

func (c *changeCall[T, S, O]) settle(made T, err error) { c.made, c.err, c.settled = made, err, true }

// rowStage is a row under its lock, with all a rule may look at, and how what the rule
// makes of it is written.
type rowStage[T, S, O any] interface {
	// facts are what the rule is handed, and whether the act was carried out before.
	facts() (row T, in S, repeated bool)
	// add takes in what the rule made. It has to be written alone unless ordinary.
	add(w *changedRows, act directory.Act, out O) (made T, ordinary bool, err error)
}

// groupChange lets those who change rows of one kind at the same time share a
// transaction: rows are locked, read and written together. What is out of the ordinary
// is done once more, alone: an act that is there already or twice, a row two acts
// change, one that is gone or that somebody else holds, what takes more than one
// statement to write, and any error of the database. A refusal by the rule is
// ordinary, and its caller's alone.
type groupChange[T, S, O any, St rowStage[T, S, O]] struct {
	groupCommit[*changeCall[T, S, O]]

	db    *DB
	at    func() time.Time
	lock  string // locks those of the numbers in $1, an array, that nobody holds, in their order
	stage func(ctx context.Context, tx *sqlx.Tx, calls []staging, at time.Time) (map[int64]St, error)
	save  string // of the values of changedRows
}

// change answers a call by a group it came to be in, or else alone.
func (g *groupChange[T, S, O, St]) change(ctx context.Context, call *changeCall[T, S, O], alone func() (T, error)) (T, error) {
	leave, err := g.join(ctx, call)
	if err != nil {
		var none T
		return none, err
	}
	defer leave()
	if !call.settled {
		return alone()
	}
	return call.made, call.err
}

// together settles the calls of a group as far as they are ordinary. It tries once:
// after an error nobody is settled.
func (g *groupChange[T, S, O, St]) together(ctx context.Context, calls []*changeCall[T, S, O]) {
	calls, at := apart(calls), g.at()
	var settle []func()
	err := g.db.runTx(ctx, func(tx *sqlx.Tx) error {
		free, err := g.take(ctx, tx, calls)
		if err != nil || len(free) == 0 {
			return err
		}
		asked := make([]staging, len(free))
		for n, c := range free {
			asked[n] = c.staging
		}
		stages, err := g.stage(ctx, tx, asked, at)
		if err != nil {
			return err
		}
		var w changedRows
		if settle, err = judge(free, stages, &w); err != nil || len(w.rows) == 0 {
			return err
		}
		args, err := w.args()
		if err != nil {
			return err
		}
		if err := w.hold(ctx, tx); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, g.save, args...)
		return err
	})
	if err != nil {
		return
	}
	for _, settled := range settle {
		settled()
	}
}

// take locks the rows that nobody else holds.
func (g *groupChange[T, S, O, St]) take(ctx context.Context, tx *sqlx.Tx, calls []*changeCall[T, S, O]) ([]*changeCall[T, S, O], error) {
	ids := make([]int64, len(calls))
	for n, c := range calls {
		ids[n] = c.id
	}
	wanted, err := pack(ids)
	if err != nil {
		return nil, err
	}
	var locked []int64
	if err := tx.SelectContext(ctx, &locked, g.lock, wanted); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(calls, func(c *changeCall[T, S, O]) bool { return !slices.Contains(locked, c.id) }), nil
}

// judge has the rules judge, one by one, and gathers what they make. What it returns
// settles the calls once that is written.
func judge[T, S, O any, St rowStage[T, S, O]](calls []*changeCall[T, S, O], stages map[int64]St, w *changedRows) (settle []func(), err error) {
	for _, c := range calls {
		st, ok := stages[c.id]
		if !ok {
			continue
		}
		row, in, repeated := st.facts()
		if repeated {
			continue
		}
		out, refusal := c.rule(row, in)
		if refusal != nil {
			settle = append(settle, func() { c.settle(row, refusal) })
			continue
		}
		made, ordinary, err := st.add(w, c.act, out)
		if err != nil {
			return nil, err
		}
		if ordinary {
			settle = append(settle, func() { c.settle(made, nil) })
		}
	}
	return settle, nil
}

// apart are those of the calls that have neither act nor row in common with one before,
// in the order of their rows.
func apart[T, S, O any](calls []*changeCall[T, S, O]) []*changeCall[T, S, O] {
	acts, rows := map[string]bool{}, map[int64]bool{}
	var all []*changeCall[T, S, O]
	for _, c := range calls {
		if !acts[c.act.Key] && !rows[c.id] {
			all = append(all, c)
		}
		acts[c.act.Key], rows[c.id] = true, true
	}
	slices.SortFunc(all, func(a, b *changeCall[T, S, O]) int { return cmp.Compare(a.id, b.id) })
	return all
}
