package postgres

import (
	"context"

	"github.com/jmoiron/sqlx"

	"docket/internal/directory"
)

// changedRows are rows of one kind that acts have changed, with their approvals and
// with what the changes bring. Statements take them as $1 to $8.
type changedRows struct {
	batch                          // $1 to $6
	rows   []any                   // $7, an array of the kind's own documents
	runs   []runDoc                // $8
	decide []directory.CommitteeID // in which something is decided of rows that were locked without them
}

func (w changedRows) args() ([]any, error) {
	args, err := w.batch.args()
	if err != nil {
		return nil, err
	}
	rows, err := packed(w.rows, append([]runDoc{}, w.runs...))
	return append(args, rows...), err
}

// hold keeps the meetings in which something is decided from beginning or ending until
// the end of the transaction, so that it is minuted in one and only one.
func (w changedRows) hold(ctx context.Context, tx *sqlx.Tx) error {
	if len(w.decide) == 0 {
		return nil
	}
	of, err := pack(w.decide)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, holdCommittees, of)
	return err
}

const holdCommittees = `
	SELECT FROM committee WHERE id IN (SELECT value::bigint FROM jsonb_array_elements_text($1::jsonb)) ORDER BY id FOR KEY SHARE`

// write writes them by a statement of their kind.
func (w changedRows) write(ctx context.Context, tx *sqlx.Tx, p *prepared, query string) error {
	args, err := w.args()
	if err != nil {
		return err
	}
	if err := w.hold(ctx, tx); err != nil {
		return err
	}
	_, err = p.exec(ctx, tx, query, args...)
	return err
}

// stagingDoc is an act on a row as the statements read it that set scenes.
type stagingDoc struct {
	N     int    `json:"n"`
	ID    int64  `json:"id"`
	Press string `json:"press"`
}

// stagingArgs are the values of those statements: $1 the acts and $2 all they name.
// Rules look in the scene for the people of their row and for the holders of certain
// roles, so it is nothing to one act whom another one names.
func stagingArgs(calls []staging) (args []any, named []directory.UserID, err error) {
	docs := make([]stagingDoc, len(calls))
	for n, c := range calls {
		docs[n] = stagingDoc{N: n, ID: c.id, Press: c.act.Key}
		named = append(append(named, c.named...), c.act.By)
	}
	args, err = packed(docs, named)
	return args, named, err
}

// stagedRows are the rows of a table on which acts are about to act, each with its
// place among them (n) and the act's key (press).
func stagedRows(table string) string {
	return `(SELECT d.n, d.press, t.* FROM jsonb_to_recordset($1::jsonb) AS d (n int, id bigint, press text),
		LATERAL (SELECT * FROM ` + table + ` WHERE id = d.id OFFSET 0) AS t)`
}

// repeatedPress is whether the act on a staged row was carried out before. As a question
// whether something EXISTS, it might be answered by reading the whole record.
func repeatedPress(row string) string {
	return `coalesce((SELECT true FROM audit WHERE act = ` + row + `.press LIMIT 1), false) AS repeated`
}

// lockFree locks those of some rows that nobody else holds, in the order of their
// numbers; query locks the row d.id.
func lockFree(query string) string {
	return `SELECT taken.id FROM (SELECT value::bigint AS id FROM jsonb_array_elements_text($1::jsonb) ORDER BY 1) AS d,
		LATERAL (` + query + `) AS taken`
}
