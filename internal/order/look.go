package order

import (
	"reflect"

	"docket/internal/change"
)

// Looked is what happens when a moment of the order's approval has come, or people
// have changed: whose turn it became is called, who has had it for long is reminded,
// superiors are called when it is late.
func (o Order) Looked(s Scene) Outcome {
	if o.State != Approving {
		return Outcome{Order: o}
	}
	before := o
	run, called := o.Approval.Look(s.approval())
	o.Approval = run
	verb := ""
	if len(called.Raised) > 0 {
		verb = "order.raised"
	}
	e := o.changed(verb, before, s, o.calls(called, s)...)
	if reflect.DeepEqual(before.Approval, run) {
		e = change.Effects{} // nobody sees anything new
	}
	for _, step := range called.Chased {
		st, _ := run.Step(step)
		e.Notes = append(e.Notes, o.question(st, o.answers(s), s))
	}
	return Outcome{Order: o, Effects: o.looked(e, called, s)}
}
