package postgres

import (
	"context"

	"docket/internal/directory"
	"docket/internal/request"
)

// Call is a call of ChangeRequest that is made in a group, with what became of it.
type Call struct {
	Act  directory.Act
	ID   request.ID
	Rule request.Rule

	Settled bool // and not left to be done alone
	Made    request.Request
	Err     error
}

// ChangeTogether has the calls made as one group.
func (s *Store) ChangeTogether(ctx context.Context, calls ...*Call) {
	group := make([]*requestCall, len(calls))
	for n, c := range calls {
		group[n] = &requestCall{staging: staging{act: c.Act, id: int64(c.ID)}, rule: c.Rule}
	}
	s.requests.together(ctx, group)
	for n, c := range group {
		calls[n].Settled, calls[n].Made, calls[n].Err = c.settled, c.made, c.err
	}
}
