package view

import (
	"strings"
	"time"

	"github.com/slack-go/slack"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/setting"
)

// barSquares is how many squares a bar has: all of them are the time until a step is late.
const barSquares = 10

// ApprovalReport draws how long approvals take, role by role, to the one who asked. The numbers say how long a step may
// take.
func ApprovalReport(r Reader, rep approval.Report, n setting.Numbers) Message {
	title := r.P.T("Approvals from %s to %s", r.fullDay(rep.Span.First), r.fullDay(rep.Span.Last))
	if len(rep.Roles) == 0 {
		return say(r.colon(title, r.P.T("nothing decided")), section("*"+title+"*"),
			section(r.P.T("Nothing was approved or declined in these days, nor in as many before. How long it takes shows here as soon as something is.")))
	}
	limit := approvalLimit(n)
	blocks := []slack.Block{section("*" + title + "*"), aside(r.scale(limit, n) + " " +
		r.P.N(rep.Span.First.DaysUntil(rep.Span.Last)+1, "Compared with the %d day before.", "Compared with the %d days before."))}
	var said []string
	for _, t := range rep.Roles {
		blocks = append(blocks, section(r.roleTimes(t, limit)))
		if t.Now.Steps > 0 {
			said = append(said, r.role(t.Role)+" "+r.P.T("median %s", r.clock(t.Now.Median)))
		}
	}
	if len(said) == 0 {
		said = []string{r.P.T("nothing decided")}
	}
	return say(r.colon(title, strings.Join(said, dot)), blocks...)
}

// approvalLimit is how long a step may take (setting.ApprovalHours).
func approvalLimit(n setting.Numbers) time.Duration {
	hours := n.List(setting.ApprovalHours)
	return time.Duration(hours[min(1, len(hours)-1)]) * time.Hour
}

func (r Reader) scale(limit time.Duration, n setting.Numbers) string {
	if n.One(setting.ApprovalClock) == approval.PlainHours {
		return r.P.T("Ten squares are the %s until an approval is late.", r.clock(limit))
	}
	return r.P.T("Ten squares are the %s of working time until an approval is late.", r.clock(limit))
}

// roleTimes is one role: how much it decided, and a bar each for the middle and for nine of ten.
func (r Reader) roleTimes(t approval.RoleTimes, limit time.Duration) string {
	title := "*" + r.role(t.Role) + "*"
	if t.Now.Steps == 0 {
		return facts(title, r.P.T("nothing decided")) + "\n" + r.P.N(t.Before.Steps, "before: %d decided, median %s", "before: %d decided, median %s", r.clock(t.Before.Median))
	}
	title = facts(title, r.P.N(t.Now.Steps, "%d decided", "%d decided"))
	if t.Now.Late > 0 {
		title = facts(title, "⚠️ "+r.P.N(t.Now.Late, "%d late", "%d late"))
	}
	if t.Before.Steps > 0 {
		title = facts(title, r.P.N(t.Before.Steps, "before: %d, of them %s late", "before: %d, of them %s late", r.P.Number(t.Before.Late)))
	}
	return title + "\n" +
		r.bar(t.Now.Median, limit) + r.P.T("median %s", r.clock(t.Now.Median)) + r.formerly(t.Before, t.Before.Median) + "\n" +
		r.bar(t.Now.Ninetieth, limit) + r.P.T("9 of 10 within %s", r.clock(t.Now.Ninetieth)) + r.formerly(t.Before, t.Before.Ninetieth)
}

func (r Reader) formerly(before approval.Times, took time.Duration) string {
	if before.Steps == 0 {
		return ""
	}
	return ", " + r.P.T("before %s", r.clock(took))
}

// bar is a stretch of time as squares: green within the first half of the limit, yellow up to it, red beyond.
func (r Reader) bar(took, limit time.Duration) string {
	square := "🟩"
	switch {
	case took > limit:
		square = "🟥"
	case took > limit/2:
		square = "🟨"
	}
	full := int(min(barSquares, max(1, (took*barSquares+limit-1)/max(limit, 1))))
	return strings.Repeat(square, full) + strings.Repeat("⬜", barSquares-full) + "  "
}

// clock says a stretch of time as the clock of an approval counts it.
func (r Reader) clock(d time.Duration) string { return r.P.Clock(int(d / time.Minute)) }

// fullDay is a day with its year.
func (r Reader) fullDay(d calendar.Date) string { return r.P.Date(d.At(12*60, time.UTC), time.UTC) }
