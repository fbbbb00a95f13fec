package view

import (
	"time"

	"docket/internal/approval"
	"docket/internal/order"
)

// orderStep is a step of the approval: whose it is, who decided and why, or whose turn it is and until when. It mentions
// nobody: whose turn it is gets a card of their own.
func (r Reader) orderStep(c order.Card, st approval.Step) string {
	who := r.role(c.Approval.Decides(st))
	switch st.State {
	case approval.Approved, approval.Declined:
		return r.votes(who, st)
	case approval.Open:
		return facts("⏳ *"+who+"*", r.turnNames(st), r.clockWords(st), r.agreedWords(st))
	case approval.Asked:
		x, _ := st.Unanswered()
		return facts("⏳ *"+who+"*", r.P.T("the clock stands: %s’s question waits for %s since %s", r.person(x.By), r.person(c.Seller), r.instant(x.At))) +
			"\n" + quote(x.Text, 600)
	case approval.Void:
		return "– " + who + dot + r.P.T("no longer asked")
	}
	return "☐ " + who
}

// turnNames are whose turn it is, the first few by name.
func (r Reader) turnNames(st approval.Step) string {
	const shown = 4
	if len(st.Turn) == 0 {
		return "⚠️ " + r.P.T("nobody may decide it; an administrator gives the role to somebody")
	}
	said := make([]string, 0, shown)
	for _, id := range st.Turn[:min(len(st.Turn), shown)] {
		said = append(said, r.person(id))
	}
	if rest := len(st.Turn) - shown; rest > 0 {
		return r.P.AnyOf(append(said, r.P.N(rest, "%d other person", "%d other people")))
	}
	return r.P.AnyOf(said)
}

// agreedWords are how many have approved of how many who have to.
func (r Reader) agreedWords(st approval.Step) string {
	if st.Need < 2 {
		return ""
	}
	return r.P.T("%d of %d agreed", len(st.Votes), st.Need)
}

// clockWords are the moments that come next. A card that stands says instants, since how long it has been would be wrong
// tomorrow.
func (r Reader) clockWords(st approval.Step) string {
	late := ""
	if !st.LateAt.IsZero() {
		late = "⚠️ " + r.P.T("late since %s", r.instant(st.LateAt))
	}
	if st.Told >= len(st.Due) {
		return late
	}
	switch due := st.Due[st.Told]; st.Told {
	case 0:
		escalates := ""
		if len(st.Due) > 1 {
			escalates = r.P.T("goes to superiors %s", r.instant(st.Due[1]))
		}
		return facts(r.P.T("reminder %s", r.instant(due)), escalates)
	case 1:
		return r.P.T("goes to superiors %s", r.instant(due))
	default:
		return facts(late, r.P.T("goes to Management %s", r.instant(due)))
	}
}

// deadline is when a step that waits is late.
func (r Reader) deadline(st approval.Step) (time.Time, bool) {
	if n := min(1, len(st.Due)-1); n >= 0 && st.State == approval.Open && st.LateAt.IsZero() {
		return st.Due[n], true
	}
	return time.Time{}, false
}

// votes are who decided a step, when, for whom, and why not.
func (r Reader) votes(who string, st approval.Step) string {
	sign := "✅ "
	if st.State == approval.Declined {
		sign = "✖ "
	}
	said := sign + who
	for _, v := range st.Votes {
		said += dot + r.voter(v.By, v.For, v.Above) + ", " + r.instant(v.At)
		if v.Note != "" {
			said += "\n" + quote(v.Note, 600)
		}
	}
	return said
}

// clockSpent says how long a step has taken of how long it may: "8 h 20 of 48 h".
func (r Reader) clockSpent(st approval.Step, c approval.Clock) string {
	spent := r.P.Clock(int(st.Spent(c, r.Now) / time.Minute))
	limit := r.P.Clock(int(c.Limit() / time.Minute))
	if c.Worked() {
		return r.P.T("%s of %s of working time", spent, limit)
	}
	return r.P.T("%s of %s", spent, limit)
}
