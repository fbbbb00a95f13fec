package view

import (
	"testing"
	"time"

	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/project"
)

func (f fixture) emergency(state emergency.State) emergency.Card {
	e := emergency.Emergency{ID: 21, Project: 7, What: f.written("The server room is flooded.\nNobody can import."),
		Evidence: f.written("https://acme.slack.com/archives/C1/p1"), State: state, RaisedBy: ana, RaisedAt: monday.Add(-time.Hour),
		Round: 4, Told: []directory.UserID{marc, lea}}
	if state != emergency.Raised {
		e.TakenBy, e.TakenAt = marc, monday.Add(-30*time.Minute)
	}
	if state == emergency.Over {
		e.OverBy, e.OverAt, e.Outcome = marc, monday, f.written("Pumped out; the machines run again.")
	}
	return emergency.Card{Line: emergency.Line{Emergency: e, In: f.project(project.Running)}, Zone: "Europe/Paris", Locale: "en-GB"}
}

func (f fixture) emergencyLines() []emergency.Line {
	return repeat(f.many, func(n int) emergency.Line {
		l := f.emergency([]emergency.State{emergency.Raised, emergency.Taken}[n%2]).Line
		l.ID = emergency.ID(n)
		return l
	})
}

func (f fixture) emergencies(r, known Reader) map[string]any {
	stopped := f.emergency(emergency.Raised)
	stopped.In = f.project(project.Stopped)
	first := f.emergency(emergency.Raised)
	first.Round = 1
	asMarc := known
	asMarc.ID = marc
	fresh := f.project(project.Running)
	raised, taken, over := f.emergency(emergency.Raised), f.emergency(emergency.Taken), f.emergency(emergency.Over)
	return map[string]any{
		"emergency_card": EmergencyCard(known, raised), "emergency_card_taken": EmergencyCard(known, taken),
		"emergency_card_over": EmergencyCard(known, over), "emergency_card_stopped": EmergencyCard(known, stopped),
		"emergency_told": EmergencyTold(known, first, emergency.TellArgs{Round: 1}), "emergency_told_before": EmergencyTold(known, raised, emergency.TellArgs{Round: 3}),
		"emergency_told_again": EmergencyTold(known, raised, emergency.TellArgs{Round: 4}),
		"emergency_told_above": EmergencyTold(known, raised, emergency.TellArgs{Round: 4, Above: true}),
		"emergency_told_taken": EmergencyTold(known, taken, emergency.TellArgs{Round: 4}),
		"emergency_told_taker": EmergencyTold(asMarc, taken, emergency.TellArgs{Round: 4}),
		"emergency_told_over":  EmergencyTold(known, over, emergency.TellArgs{Round: 4}),
		"emergency_taken":      EmergencyTaken(known, taken), "emergency_over": EmergencyOver(known, over),
		"emergency_form":     RaiseEmergency(r, EmergencyForm{Evidence: f.written("https://acme.slack.com/archives/C1/p1"), What: f.written("It burns.")}),
		"emergency_form_in":  RaiseEmergency(r, EmergencyForm{Project: &fresh}),
		"emergency_form_end": EndEmergency(r, raised),
	}
}

func TestEmergenciesAreRead(t *testing.T) {
	r := reader(locale.English())
	line := company.project(project.Running)
	link := "https://acme.slack.com/archives/C1/p1"
	d, err := ReadRaiseEmergency(submitted(t, RaiseEmergency(r, EmergencyForm{Evidence: link, What: "It &lt;burns&gt;."}), filled{"project": picked("12")}))
	same(t, emergency.Draft{Project: 12, What: "It <burns>.", Evidence: link}, d, err)
	d, err = ReadRaiseEmergency(submitted(t, RaiseEmergency(r, EmergencyForm{Project: &line}), filled{"what": typed("Fire.")}))
	same(t, emergency.Draft{Project: 7, What: "Fire."}, d, err)

	id, outcome, err := ReadEndEmergency(submitted(t, EndEmergency(r, company.emergency(emergency.Taken)), filled{"outcome": typed("Dry again.")}))
	same(t, []any{emergency.ID(21), "Dry again."}, []any{id, outcome}, err)

	view := submitted(t, RaiseEmergency(r, EmergencyForm{}), filled{"project": picked("the big one"), "what": typed("Fire.")})
	if _, err := ReadRaiseEmergency(view); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a project that is no number is answered with %v", err)
	}
	view.PrivateMetadata = "{}"
	if _, _, err := ReadEndEmergency(view); fault.KindOf(err) != fault.Invalid {
		t.Errorf("the end of nothing is answered with %v", err)
	}
}
