package project

import "slices"

// gateRule is what a gate asks for, in this order, and from which stage to which
// it stands.
type gateRule struct {
	key    GateKey
	in     State // steps are taken while the project is in this stage
	before State // the gate stands before this one
	steps  []Demand
}

// gateRules are the gates (domain, section 4). Left is how many different people
// a step takes.
var gateRules = []gateRule{
	{key: Preparations, in: Preparing, before: Running, steps: []Demand{
		{Kind: Confirmed, Left: 1, By: []Part{PartManager, PartTeam}},
	}},
	{key: Survey, in: Preparing, before: Running, steps: []Demand{
		{Kind: Delivered, Left: 1, By: []Part{PartManager, PartTeam}, Document: true},
		{Kind: Assessed, Left: 2, By: []Part{PartAssessor}, Apart: true, Opinion: true},
		{Kind: Endorsed, Left: 1, By: []Part{PartManagement}, Refusable: true},
	}},
	{key: DataTemplate, in: Preparing, before: Running, steps: []Demand{
		{Kind: Delivered, Left: 1, By: []Part{PartManager, PartTeam}, Document: true},
	}},
	{key: Plan, in: Preparing, before: Running, steps: []Demand{
		{Kind: Delivered, Left: 1, By: []Part{PartManager, PartSales, PartTeam}, Document: true},
		{Kind: Approved, Left: 1, By: []Part{PartSales}, Apart: true, Refusable: true},
		{Kind: Agreed, Left: 1, By: []Part{PartManager, PartSales}, Document: true, Refusable: true},
	}},
	{key: Acceptance, in: Accepting, before: Closing, steps: []Demand{
		{Kind: Delivered, Left: 1, By: []Part{PartManager, PartTeam}, Document: true},
		{Kind: Agreed, Left: 1, By: []Part{PartSales}, Refusable: true},
	}},
}

func ruleOf(key GateKey) (gateRule, bool) {
	n := slices.IndexFunc(gateRules, func(r gateRule) bool { return r.key == key })
	if n < 0 {
		return gateRule{key: key}, false
	}
	return gateRules[n], true
}

// next is what the gate asks for after the steps that stand, and whether that is
// nothing more.
func (r gateRule) next(done []Step) (Demand, bool) {
	for _, d := range r.steps {
		for _, s := range done {
			if s.Kind == d.Kind {
				d.Left--
			}
		}
		if d.Left > 0 {
			return d, false
		}
	}
	return Demand{}, len(r.steps) > 0
}

// demand is what is asked of somebody who takes the kind of step: the next one, a
// document delivered anew, or a disagreement instead of the next one.
func (r gateRule) demand(g Gate, k StepKind) (Demand, bool) {
	switch {
	case k == Disagreed && g.Next.Refusable:
		d := g.Next
		d.Kind, d.Document, d.Opinion = Disagreed, false, true
		return d, true
	case k == g.Next.Kind && k != "":
		return g.Next, true
	case k == Delivered && len(r.steps) > 0 && r.steps[0].Kind == Delivered:
		return r.steps[0], true
	}
	return Demand{}, false
}
