package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/lib/pq"

	"docket/internal/fault"
)

// refusals gives the constraints a statement may run into the sentence a person
// is told. The key is the constraint's name.
type refusals map[string]*fault.Error

// translate turns an error of the database into the fault registered for its
// constraint. Any other error stays what it was.
func (r refusals) translate(err error) error {
	const unique, foreign, check, exclusion = "23505", "23503", "23514", "23P01"
	violation := pq.As(err, unique, foreign, check, exclusion)
	if violation == nil {
		return err
	}
	if refused, ok := r[violation.Constraint]; ok {
		return refused
	}
	return err
}

// errInTime makes an error that came of the context's end recognisable as such.
// The server reports a cancelled query with a code of its own (57014), and a
// cancelled connection reports whatever the socket said.
func errInTime(ctx context.Context, err error) error {
	if err == nil || ctx.Err() == nil || errors.Is(err, ctx.Err()) {
		return err
	}
	return fmt.Errorf("%w (%w)", ctx.Err(), err)
}
