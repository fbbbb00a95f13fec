package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"docket/bot"
	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/sandbox"
)

// again has docket get the latest of what somebody did once more, by another
// trigger: as it comes from a card that was drawn before what happened since.
func (c *company) again(method string, replaced ...string) {
	c.t.Helper()
	calls := c.demo.local.Calls(0)
	slices.Reverse(calls)
	n := slices.IndexFunc(calls, func(call sandbox.Call) bool { return call.Method == method })
	if n < 0 {
		c.t.Fatalf("nobody did %q", method)
	}
	body := strings.NewReplacer(append(replaced, `"trigger_id":"`, fmt.Sprintf(`"trigger_id":"%d.`, len(calls)))...).Replace(string(calls[n].Args))
	if status, answer := c.delivers(delivery{path: bot.InteractionsPath, body: payload(body)}); status != 200 {
		c.t.Errorf("%s, once more, is answered %d %s", method, status, answer)
	}
	c.settle()
}

func TestACardFromBeforeTheStopTakesNoStepAtAGate(t *testing.T) {
	t.Parallel()
	c := underWay(t)
	marc, nadia := c.as("marc"), c.as("nadia")
	marc.opensProject("portal")
	marc.presses("Confirmer", "general", "Confirmation des préparatifs")
	nadia.opensProject("portal")
	_, err := c.demo.house.desks.Projects.Stop(t.Context(), directory.Act{Key: "stop", By: boss}, c.portal().ID, "The clinic was sold.")
	c.must(err)
	c.settle()

	out := marc.submitting()
	marc.reads("Patient portal n’en est pas à ce point de passage.")
	if len(out.Errors) > 0 {
		t.Errorf("a field is blamed: %+v", out)
	}
	for range c.demo.local.Views("marc") {
		marc.closes()
	}
	marc.presses("Confirmer", "general", "Confirmation des préparatifs")
	if len(c.demo.local.Views("marc")) > 0 {
		marc.submitting()
		marc.reads("Patient portal n’en est pas à ce point de passage.")
	}
	for press, fills := range map[string][]fill{
		"Change the team": nil, "Stop the project": {with("Why does it stop?", "Once more.")}, "Raise an emergency": {with("What has happened?", "Too late.")},
	} {
		nadia.presses(press, "general", "Patient portal", "stage 3 of 8")
		if len(c.demo.local.Views("nadia")) > 0 {
			nadia.submitting(fills...)
			for range c.demo.local.Views("nadia") {
				nadia.closes()
			}
		}
	}
	card, err := c.demo.house.desks.Projects.Show(t.Context(), c.portal().ID)
	if c.must(err); len(card.Steps) > 0 {
		t.Errorf("after the stop there are %+v", card.Steps)
	}
	c.in("committee-europe").hides("Too late.")
}

func TestACardFromBeforeTheEndSendsNothing(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	nadia.types(room, "/closeout borealis")
	const card = "day 0 of 15" // only this one says so, and it is never drawn anew
	c.must(c.customerSigns("form-1"))

	nadia.presses("Remind the customer", room, card)
	nadia.isTold(room, "The customer has nothing to answer at the moment.")
	for button, field := range map[string][]fill{
		"Send document again":  {with("or a link to it", "https://files.example/late.pdf")},
		"Write down signature": {with("or a link to it", "https://files.example/late.pdf")},
		"Write down remarks":   {with("What is to be changed (1)", "Too late.")},
	} {
		nadia.presses(button, room, card)
		nadia.submitting(field...)
		nadia.reads("The customer has signed; nothing more can be sent or written down.")
		for range c.demo.local.Views("nadia") {
			nadia.closes()
		}
	}
	if got := c.closing(); got.State != closeout.Signed || got.Round != 1 || len(got.Remarks) > 0 || got.Signature.Recorded != "" {
		t.Errorf("it is %s, round %d, with %+v", got.State, got.Round, got.Remarks)
	}
}

func TestAnEmergencyThatIsOverIsNotTakenFromAnOldMessage(t *testing.T) {
	t.Parallel()
	c := office(t)
	marc, ines := c.as("marc"), c.as("ines")
	c.as("paul").raisesEmergency("The server room is flooded.")
	marc.presses("Je m’en charge", "marc", "The server room is flooded.")
	c.again("block_actions emergency.take")
	marc.isTold("marc", "Vous vous en chargez déjà.")
	c.again("block_actions emergency.take", "U0MARC0001", "U0LEA00001")
	ines.presses("It is over", "committee-europe", "Taken by @marc")
	c.again("block_actions emergency.end", "U0INES0001", "U0MARC0001")
	ines.submits(with("Comment", "Pumped out."))
	c.again("block_actions emergency.take")
	marc.isTold("marc", "y a déjà mis fin")
	c.again("view_submission emergency_end_form", `"id":"V`, `"id":"VX`)
	c.in("committee-europe").showsTimes(2, "✅ Over, says", "Pumped out.") // the card, and one line under it
}
