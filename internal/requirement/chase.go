package requirement

import (
	"maps"
	"slices"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/setting"
)

// chased reminds those who have not evaluated on the days that the settings say, and
// tells their superiors on the last one. An outage leaves the last reminder only.
func (r Requirement) chased(s Scene) Made {
	before := r
	var notes []outbox.Note
	days := s.Numbers.List(setting.EvaluationReminders)
	if due := r.due(days, s); due > r.Reminded && !r.Enough(s) {
		r.Reminded = due
		notes = r.reminders(due == len(days), s)
	}
	if len(notes) == 0 && slices.Equal(r.turn(s), before.Turn) {
		return r.watched(Made{Requirement: r}, s)
	}
	return r.made("", &before, s, notes...)
}

// due is how many of the moments have come, in working days since it is evaluated.
func (r Requirement) due(days []int, s Scene) int {
	since := calendar.DateOf(r.Since, s.Zone)
	n := 0
	for n < len(days) && !s.Now.Before(s.Days.AddWorkdays(since, days[n]).At(calendar.Morning, s.Zone)) {
		n++
	}
	return n
}

// reminders are for those who have not evaluated, and of the last one for their
// superiors too.
func (r Requirement) reminders(last bool, s Scene) []outbox.Note {
	var notes []outbox.Note
	above := map[directory.UserID][]directory.UserID{}
	for _, user := range r.Missing(s) {
		if slices.Contains(r.Turn, user) {
			notes = append(notes, r.call(user, r.args(Reminded), s))
		}
		for _, up := range s.People.Superiors(user, s.Now) {
			above[up] = append(above[up], user)
		}
	}
	if !last {
		return notes
	}
	for _, up := range slices.Sorted(maps.Keys(above)) {
		args := r.args(Raised)
		args.Late = above[up]
		notes = append(notes, r.call(up, args, s))
	}
	return notes
}
