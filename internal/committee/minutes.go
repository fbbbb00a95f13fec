package committee

import (
	"time"

	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/project"
	"docket/internal/request"
	"docket/internal/requirement"
)

// MinutesItems is how many decisions one message of the minutes holds.
const MinutesItems = 20

// Minute is a decision as it stands in the minutes.
type Minute struct {
	decision.Decision
	During      bool // taken while the meeting ran, rather than since the one before
	Issue       *issue.Line
	Project     *project.Line
	Order       *order.Entry
	Request     *request.Line
	Requirement *requirement.Line
	Entitlement *entitlement.Line
	Outdated    bool // superseded by a later decision
}

// Minutes are what a meeting leaves behind.
type Minutes struct {
	Meeting   Meeting
	Committee Committee
	Decisions []Minute
	Ended     []Item // on the agenda and at their end without a decision: emergencies over, projects closed out
	Carried   []Item // on the agenda and not settled, worst first
	Absent    []directory.UserID
}

// Sort puts what stood on the agenda and was not decided under what had come to
// its end by then, and what is carried over.
func (m *Minutes) Sort(undecided []Item) {
	for _, i := range undecided {
		if at := i.endedAt(); !at.IsZero() && !at.After(m.Meeting.EndedAt) {
			m.Ended = append(m.Ended, i)
		} else {
			m.Carried = append(m.Carried, i)
		}
	}
}

// orderSettledAt is when an order left its section: it was decided or sent, or else
// it was changed.
func (i Item) orderSettledAt() time.Time {
	switch o := i.Order; {
	case i.Section == Approvals && !o.ApprovedAt.IsZero():
		return o.ApprovedAt
	case i.Section == OrdersToSend && o.Sent != nil:
		return o.Sent.At
	case o.State == order.Approving:
		return o.ChangedAt
	}
	return i.Order.Since
}

// endedAt is when an item came to its end that does not take a decision for it;
// zero for the others.
func (i Item) endedAt() time.Time {
	switch {
	case i.Emergency != nil:
		return i.Emergency.OverAt
	case i.Closeout != nil:
		return i.Closeout.ClosedAt
	case i.Order != nil && i.Settled():
		return i.orderSettledAt()
	case i.Request != nil && i.Settled():
		return i.Request.Since
	case i.Requirement != nil && i.Settled():
		return i.Requirement.Since
	case i.Entitlement != nil && i.Entitlement.State != entitlement.Usable:
		return i.Entitlement.Since
	}
	return time.Time{}
}
