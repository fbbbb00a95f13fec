package postgres

import (
	"container/list"
	"context"
	"database/sql/driver"
	"fmt"

	"github.com/lib/pq"
)

// maxPlanned is how many statements a connection keeps planned: those of an ordinary
// day. The server holds each in memory, once for each connection.
const maxPlanned = 256

// planner is a connector of connections that have a statement with parameters
// planned at its first use and run by that plan afterwards. Reading, checking and
// planning a statement of ours takes the database longer than running it.
type planner struct{ driver.Connector }

// Connect implements driver.Connector.
func (p planner) Connect(ctx context.Context) (driver.Conn, error) {
	raw, err := p.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	s, ok := raw.(session)
	if !ok {
		_ = raw.Close()
		return nil, fmt.Errorf("connect: a %T plans no statements", raw)
	}
	return &conn{session: s, planned: map[string]*list.Element{}, used: list.New()}, nil
}

// session is what lib/pq's connections can do.
type session interface {
	driver.Conn
	driver.ConnPrepareContext
	driver.ConnBeginTx
	driver.QueryerContext
	driver.ExecerContext
	driver.NamedValueChecker
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

// conn is a connection with the statements it has planned. One goroutine at a time
// uses it, as database/sql sees to.
type conn struct {
	session
	planned map[string]*list.Element // of plan, by text
	used    *list.List               // the latest first
}

// plan is a statement as lib/pq prepared it.
type plan struct {
	text string
	stmt planStmt
}

type planStmt interface {
	driver.Stmt
	driver.StmtQueryContext
	driver.StmtExecContext
}

// QueryContext implements driver.QueryerContext.
func (c *conn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if len(args) == 0 { // may be several statements, which cannot be planned ahead
		return c.session.QueryContext(ctx, query, nil)
	}
	p, err := c.plan(ctx, query)
	if err != nil {
		return nil, err
	}
	rows, err := p.stmt.QueryContext(ctx, args)
	if !outdated(err) {
		return rows, err
	}
	c.forget(p)
	if again, err := c.session.QueryContext(ctx, query, args); err == nil {
		return again, nil
	}
	return nil, err // a transaction is over with it, and begins anew
}

// ExecContext implements driver.ExecerContext.
func (c *conn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	if len(args) == 0 {
		return c.session.ExecContext(ctx, query, nil)
	}
	p, err := c.plan(ctx, query)
	if err != nil {
		return nil, err
	}
	result, err := p.stmt.ExecContext(ctx, args)
	if !outdated(err) {
		return result, err
	}
	c.forget(p)
	if again, err := c.session.ExecContext(ctx, query, args); err == nil {
		return again, nil
	}
	return nil, err
}

// plan finds the statement planned, or has it planned in the place of the one that
// was not used for longest.
func (c *conn) plan(ctx context.Context, text string) (plan, error) {
	if e, ok := c.planned[text]; ok {
		c.used.MoveToFront(e)
		return e.Value.(plan), nil
	}
	if c.used.Len() >= maxPlanned {
		oldest := c.used.Back().Value.(plan)
		c.forget(oldest)
		if err := oldest.stmt.Close(); err != nil {
			return plan{}, err
		}
	}
	stmt, err := c.session.PrepareContext(ctx, text)
	if err != nil {
		return plan{}, err
	}
	p := plan{text: text}
	var ok bool
	if p.stmt, ok = stmt.(planStmt); !ok {
		return plan{}, fmt.Errorf("plan: a %T cannot be run", stmt)
	}
	c.planned[text] = c.used.PushFront(p)
	return p, nil
}

func (c *conn) forget(p plan) {
	c.used.Remove(c.planned[p.text])
	delete(c.planned, p.text)
}

// outdated reports whether an error says that the server does not know a plan or keep
// to it any more: a newer release changed what it reads, or something between put
// the session back. Nothing was done then.
func outdated(err error) bool {
	const cannotChange, unknownName = "0A000", "26000"
	return pq.As(err, cannotChange, unknownName) != nil
}
