package requirement

import "docket/internal/request"

// Following is what the requirement says to the request it answers: how it stands, and
// what the customer has of it.
func (r Requirement) Following() request.Following {
	f := request.Following{Wish: int64(r.ID), Progress: request.Pending}
	switch r.State {
	case Persuaded, WorkedAround:
		f.Progress, f.Result = request.Solved, r.Screening.Note
	case Done:
		f.Progress, f.Result = request.Solved, r.Result
	case NotNow:
		f.Progress = request.Deferred
	case Unpaid:
		f.Progress = request.Dormant
	}
	return f
}
