package view

import "docket/internal/request"

// requestClock is how the promises to the customer stand, in words: the next one, and what is broken.
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
	promise := r.P.T("first answer within %s", r.clock(l.Promised))
	if l.Kind == request.Resolution {
		promise = r.P.T("done within %s", r.clock(l.Promised))
	}
	switch {
	case l.Broken():
		return "🔴 " + r.P.T("%s of working time: late since %s", promise, r.instant(l.Due))
	case l.Stands:
		return "⏸️ " + r.P.T("%s of working time: the clock stands, %s left", promise, r.clock(l.Left()))
	}
	return "🕐 " + r.P.T("%s of working time: %s left, until %s", promise, r.clock(l.Left()), r.instant(l.Due))
}
