package issue

import (
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/setting"
)

// TaskID names a task.
type TaskID int64

// Task is something a decision has somebody do at once: inform the customer,
// inform sales.
type Task struct {
	ID     TaskID
	What   SolutionKey
	Owner  directory.UserID
	Due    calendar.Date
	DoneBy directory.UserID
	DoneAt time.Time // zero while it is to do
}

// Done reports whether the task was carried out.
func (t Task) Done() bool { return !t.DoneAt.IsZero() }

// tasks are those of the decision in force; what was done already stays done.
func (i Issue) tasks(s Scene) []Task {
	due := calendar.DateOf(s.Now, s.Zone).Add(s.Numbers.One(setting.InformWithin))
	if i.Due.Before(due) {
		due = i.Due
	}
	tasks := slices.DeleteFunc(slices.Clone(i.Tasks), func(t Task) bool { return !t.Done() })
	for what, owner := range map[SolutionKey]directory.UserID{InformCustomer: s.Project.Manager, InformSales: s.Project.Sales} {
		has := func(t Task) bool { return t.What == what }
		if !slices.Contains(i.Solutions, what) || slices.ContainsFunc(tasks, has) {
			continue
		}
		if owner == "" {
			owner = i.Owner
		}
		tasks = append(tasks, Task{What: what, Owner: owner, Due: due})
	}
	slices.SortFunc(tasks, func(a, b Task) int { return a.Due.Compare(b.Due)*2 + compare(a.What, b.What) })
	return tasks
}

func compare(a, b SolutionKey) int {
	if a < b {
		return -1
	}
	return 1
}

// FinishTask marks one of the issue's tasks as done, by its owner, the issue's
// owner, the chair or Management.
func (i Issue) FinishTask(id TaskID, s Scene) (Outcome, error) {
	n := slices.IndexFunc(i.Tasks, func(t Task) bool { return t.ID == id })
	if n < 0 {
		return Outcome{}, fault.NotFoundf("That task is no longer part of the decision.")
	}
	t := i.Tasks[n]
	if s.Actor.ID != t.Owner && s.Actor.ID != i.Owner && !s.Actor.Has(maySettle...) {
		return Outcome{}, fault.Forbiddenf("Only whoever has the task, the issue's owner, the chair or Management may mark it done.")
	}
	if t.Done() {
		return Outcome{}, fault.Conflictf("That task is done already.")
	}
	before := i
	i.Tasks = slices.Clone(i.Tasks)
	i.Tasks[n].DoneBy, i.Tasks[n].DoneAt = s.Actor.ID, s.Now
	return Outcome{Issue: i, Effects: change.Effects{
		Verb: "task.done", Subject: i.ID.Subject(), Before: before, After: i,
		Stale: []outbox.Subject{i.ID.Subject()},
	}}, nil
}
