package view

import "docket/internal/request"

// requestClock is how the promises to the customer stand, in words: the next one, and what is broken. It holds for as
// long as the card stands: by when, not how much is left.
func (r Reader) requestClock(c request.Card) string {
	if c.State.Over() {
		return ""
	}
	var said []string
	for _, l := range c.Levels(c.Scene.Hours, c.Scene.Now) {
		if !l.Met.IsZero() {
			continue
		}
		said = append(said, r.level(l))
		if !l.Broken() {
			break // the later promise can wait
		}
	}
	return facts(said...)
}

// level is one promise that is still to be kept.
func (r Reader) level(l request.Level) string {
	promise := r.P.T("first answer")
	if l.Kind == request.Resolution {
		promise = r.P.T("to be done")
	}
	switch {
	case l.Broken():
		return "🔴 " + r.P.T("%s within %s of working time, late since %s", promise, r.clock(l.Promised), r.instant(l.Due))
	case l.Stands:
		return r.P.T("%s within %s of working time, the clock stands with %s left", promise, r.clock(l.Promised), r.clock(l.Left()))
	}
	return r.P.T("%s within %s of working time, by %s", promise, r.clock(l.Promised), r.instant(l.Due))
}
