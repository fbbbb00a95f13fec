package feed

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/locale"
	"docket/internal/project"
)

// Dates are the facts a person's feed is made of.
type Dates struct {
	Of         directory.Member
	Kickoffs   []Kickoff
	Committees []Committee
	Silences   []Silence
	Actions    []issue.Line // those the person has something to do in
}

// Kickoff is a pre-kickoff at which the person is expected.
type Kickoff struct {
	Project  project.Project
	Customer string
	Zone     *time.Location // of the committee
}

// Committee is one the person belongs to.
type Committee struct {
	ID   directory.CommitteeID
	Name string
	Meets
}

// Meets says when a committee meets.
type Meets interface {
	// Next is the first occurrence after the instant.
	Next(after time.Time) calendar.Occurrence
}

// Silence is a close-out of the person's that waits for the customer.
type Silence struct {
	Closeout int64
	Project  string
	Customer string
	From     calendar.Date   // day 0
	Until    calendar.Date   // the last day on which the customer can answer
	Reminds  []calendar.Date // when the person is reminded
}

const (
	// Past is how much of what is over a feed still shows.
	Past = 7 * 24 * time.Hour
	// ahead is how far a feed looks: a calendar is asked again long before.
	ahead = 12 * 7 * 24 * time.Hour
	// meeting is how long a committee's meeting stands in calendars.
	meeting = time.Hour
	// meetings bounds how many of one committee's a feed shows.
	meetings = 100
	// refresh is how often a calendar is told to come back.
	refresh = time.Hour
)

// object is the feed as calendar programs read it.
func (d Dates) object(p *locale.Printer, tag string, now time.Time) calendar.Object {
	w := writer{p: p, tag: tag, now: now}
	for _, k := range d.Kickoffs {
		w.kickoff(k)
	}
	for _, c := range d.Committees {
		w.meetings(c)
	}
	for _, s := range d.Silences {
		w.silence(s)
	}
	for _, l := range d.Actions {
		w.due(l, d.Of.ID)
	}
	slices.SortStableFunc(w.events, func(a, b calendar.Event) int {
		return cmp.Or(a.Starts.Compare(b.Starts), a.Day.Compare(b.Day), cmp.Compare(a.UID, b.UID))
	})
	return calendar.Object{Method: calendar.Publish, Name: p.T("docket, %s", cmp.Or(d.Of.Name, string(d.Of.ID))), Refresh: refresh, Events: w.events}
}

// writer gathers the events of one feed.
type writer struct {
	p      *locale.Printer
	tag    string
	now    time.Time
	events []calendar.Event
}

// add gives the event a name of its own among all calendars, which stays.
func (w *writer) add(kind string, id any, e calendar.Event) {
	e.UID, e.Stamp = fmt.Sprintf("%s-%v-%s@docket", kind, id, w.tag), w.now
	w.events = append(w.events, e)
}

func (w *writer) kickoff(k Kickoff) {
	starts := k.Project.PreKickoff.At(k.Project.Kickoff.At, k.Zone)
	w.add("kickoff", k.Project.ID, calendar.Event{
		Starts: starts, Ends: starts.Add(time.Duration(k.Project.Kickoff.Minutes) * time.Minute),
		Summary: w.p.T("Pre-kickoff: %s (%s)", k.Project.Name, k.Customer),
		Place:   k.Project.Kickoff.Place, URL: k.Project.Kickoff.Place,
	})
}

func (w *writer) meetings(c Committee) {
	end := w.now.Add(ahead)
	o := c.Next(w.now.Add(-Past))
	for n := 0; n < meetings && !o.At.IsZero() && o.At.Before(end); n++ {
		e := calendar.Event{Starts: o.At, Ends: o.At.Add(meeting), Summary: c.Name}
		if o.Moved != "" {
			e.Description = w.p.T("Moved from the holiday: %s", o.Moved)
		}
		w.add("meeting", fmt.Sprintf("%d-%s", c.ID, o.Wall), e)
		o = c.Next(o.At)
	}
}

func (w *writer) silence(s Silence) {
	w.add("closes", s.Closeout, calendar.Event{Day: s.Until,
		Summary: w.p.T("Last day for the customer to answer: %s (%s)", s.Project, s.Customer)})
	for _, day := range s.Reminds {
		w.add("silence", fmt.Sprintf("%d-%s", s.Closeout, day), calendar.Event{Day: day,
			Summary: w.p.T("Day %d of the customer’s silence: %s (%s)", s.From.DaysUntil(day), s.Project, s.Customer)})
	}
}

// due is the day of the issue itself, and of each of its tasks, where they are the
// person's.
func (w *writer) due(l issue.Line, of directory.UserID) {
	in := l.ProjectName + ", " + l.CustomerName
	if l.State == issue.Decided && l.Owner == of {
		kind := issue.Kind{Key: l.Kind, Name: l.KindName}.Text()
		w.add("issue", l.ID, calendar.Event{Day: l.Due, Summary: w.p.T("Due: %s (%s)", kind, in)})
	}
	for _, t := range l.Tasks {
		if !t.Done() && t.Owner == of {
			w.add("task", t.ID, calendar.Event{Day: t.Due, Summary: w.p.T("Due: %s (%s)", t.What.Text(), in)})
		}
	}
}
