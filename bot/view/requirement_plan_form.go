package view

import (
	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/requirement"
)

// planMeta ties a form to the plan its reader knew.
type planMeta struct {
	Requirement requirement.ID `json:"requirement"`
	Seen        calendar.Date  `json:"seen,omitzero"`
}

func (m planMeta) none() bool { return m.Requirement == 0 }

// dealMeta says which requirement a form is about.
type dealMeta struct {
	Requirement requirement.ID `json:"requirement"`
}

func (m dealMeta) none() bool { return m.Requirement == 0 }

// ScheduleRequirement asks when it will be there.
func ScheduleRequirement(r Reader, c requirement.Card) slack.ModalViewRequest {
	day := hinted(input("day", r.P.Label("When will it be there?"), dateField(c.PlannedFor)),
		r.P.Label("Those concerned are told; you are reminded on that day."))
	return modal(r, RequirementScheduleFormID, r.P.Title("Schedule"), r.P.Title("Save"), planMeta{Requirement: c.ID, Seen: c.PlannedFor},
		section(r.requirementName(c.Line)+"\n"+name(c.Title)), day,
		optional(input("release", r.P.Label("In which release?"), textField(c.Release, requirement.ReleaseLimit))))
}

// ReadScheduleRequirement reads the plan, of which requirement, and the day that was known.
func ReadScheduleRequirement(v slack.View) (id requirement.ID, p requirement.Plan, seen calendar.Date, err error) {
	a := answers{v}
	meta, err := readRef[planMeta](v)
	if err != nil {
		return 0, p, seen, err
	}
	p.Release = a.text("release")
	p.Day, err = a.date("day")
	return meta.Requirement, p, meta.Seen, err
}

// DeliverRequirement asks what is there now.
func DeliverRequirement(r Reader, c requirement.Card) slack.ModalViewRequest {
	hint := r.P.Label("%s, who raised it, and those who answer for the project read it.", r.plainPerson(c.RaisedBy))
	if c.Request != 0 {
		hint = r.P.Label("Whoever brought request %s tells the customer.", c.Request.Number())
	}
	return modal(r, RequirementDeliverFormID, r.P.Title("Delivered"), r.P.Title("Save"), dealMeta{Requirement: c.ID},
		section(r.requirementName(c.Line)+"\n"+name(c.Title)),
		hinted(input("result", r.P.Label("What is there now?"), longField("", requirement.NoteLimit)), hint))
}

// ReadDeliverRequirement reads what is there now, and of which requirement.
func ReadDeliverRequirement(v slack.View) (requirement.ID, string, error) {
	meta, err := readRef[dealMeta](v)
	return meta.Requirement, answers{v}.text("result"), err
}
