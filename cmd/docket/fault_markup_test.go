package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/project"
)

// evil is what somebody writes who wants docket to mention, link or forge.
const evil = "<!channel> <@U0EVIL0001> <!subteam^S0EVIL> <https://evil.example|pay> <mailto:a@evil.example> & *sum*"

// forged fails if docket ever sent Slack something of that where Slack would make
// more than text of it.
func (c *company) forged() {
	c.t.Helper()
	read := 0
	for _, call := range c.demo.local.Calls(0) {
		if call.Direction != "in" {
			continue
		}
		for _, said := range marked(call.Args) {
			if strings.Contains(said, "evil.example") {
				read++
			}
			for _, live := range []string{"<!channel", "<@U0EVIL0001", "<!subteam", "<https://evil", "<mailto:a@evil"} {
				if strings.Contains(said, live) {
					c.t.Errorf("%s says %q", call.Method, said)
				}
			}
		}
	}
	if read == 0 {
		c.t.Error("nothing of it was ever said")
	}
}

// marked are the texts of a request that Slack reads as mrkdwn: what stands beside
// the blocks, and within them what is declared so.
func marked(args json.RawMessage) []string {
	var sent map[string]any
	if json.Unmarshal(args, &sent) != nil {
		return nil
	}
	var texts []string
	for field, value := range sent {
		encoded, _ := value.(string)
		var inner any
		switch {
		case field == "text":
			texts = append(texts, encoded)
		case json.Unmarshal([]byte(encoded), &inner) == nil:
			value = inner
		}
		walk(value, func(o map[string]any) bool {
			if text, ok := o["text"].(string); ok && o["type"] == "mrkdwn" {
				texts = append(texts, text)
			}
			return true
		})
	}
	return texts
}

func TestWhatPeopleWriteMentionsNobodyAndLeadsNowhere(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia, paul := c.as("nadia"), c.as("paul")
	nadia.types(room, "/closeout borealis")
	nadia.presses("Begin close-out", room, "ERP roll-out")
	nadia.submits(with("Who sees to it", "nadia"))
	nadia.presses("Send document", room, "sends the final document", "Final document")
	nadia.submits(with("or a link to it", "https://files.example/acceptance.pdf"), with("Title", evil))
	nadia.presses("Send questionnaire", room, "sends the questionnaire", "Final document")
	nadia.submits()
	c.must(c.customerAnswers("form-1", "2", evil))
	c.must(c.customerRemarks("form-2", evil, evil+" again"))
	paul.types(room, "/project erp")
	paul.presses("Raise an emergency", room, "ERP roll-out (PS)")
	paul.submits(with("What", evil))
	nadia.presses("I take it", room, "Nobody has taken it")
	c.goTo(monday)
	nadia.presses("It is over", room, "Taken by @nadia")
	nadia.submits(with("How", evil))
	c.answersRemarks()
	nadia.presses("Send corrected document", room, "Close-out", "2 of 2 answered")
	nadia.submits(with("or a link to it", "https://files.example/second.pdf"), with("Title", evil))
	jeanne := c.opens(c.closing().Link)
	jeanne.sends("acceptance", "name", "<!channel> Jeanne <https://evil.example|pay>", "day", "2026-11-23", "agree", "yes")
	nadia.presses("Verify feedback", room, "Close-out", "Signed by")
	nadia.submits(with("What the feedback says", evil))
	nadia.presses("Review", room, "Close-out", "Signed by")
	nadia.submits(with("Who takes over", "tom"), with("How satisfied", evil), with("What follows", evil), with("Service until", "2027-11-17"))
	nadia.presses("History", room, "Close-out", "*Review*")
	nadia.closes()
	for _, who := range []string{"nadia", "marc", "ines", "tom"} {
		c.as(who).opensHome()
	}
	c.goTo("2026-11-30 09:00 Europe/Paris")
	if got := c.closing(); got.State != closeout.Reviewed {
		t.Errorf("it is %s", got.State)
	}
	c.forged()
}

func TestTheFormOfOneProjectChangesNoOtherThoughBothAreBeingClosed(t *testing.T) {
	t.Parallel()
	c := ready(t)
	c.closes()
	all, err := c.demo.house.desks.Committees.Committees(t.Context())
	c.must(err)
	p := c.sells("Fulmar", project.Project{Name: "Archive", Type: project.PS, Committee: all[0].ID})
	c.carries(p, all[0])
	desk, ctx := c.demo.house.desks.Closeouts, t.Context()
	act := func(what string) directory.Act { return directory.Act{Key: "archive:" + what, By: boss} }
	other, err := desk.Open(ctx, act("open"), p.ID, closeout.Opening{})
	c.must(err)
	other, err = desk.SendDocument(ctx, act("send"), other.ID, project.Document{URL: "https://files.example/archive.pdf"}, 0)
	c.must(err)
	_, err = desk.SendQuestionnaire(ctx, act("ask"), other.ID)
	c.must(err)
	c.settle()

	jeanne, fulmar := c.opens(c.closing().Link), c.opens(other.Link)
	fulmar.missesOut(t, "Borealis", "ERP roll-out", "Jeanne", "acceptance.pdf")
	form := jeanne.sending("acceptance", accepting...)
	jeanne.load(form)
	jeanne.reads(http.StatusOK, "Merci. Le projet est accepté.")
	receipt := jeanne.at.String()
	jeanne.goes(strings.Replace(receipt, c.closing().Link.Path(), other.Link.Path(), 1))
	jeanne.reads(http.StatusNotFound)
	c.settle()
	if mine, theirs := c.closing(), c.shows(other.ID); mine.State != closeout.Signed || theirs.State != closeout.Waiting || theirs.Signature != nil {
		t.Errorf("one is %s, the other %s", mine.State, theirs.State)
	}
	c.opens(other.Link).reads(http.StatusOK, "Archive")
}

// shows is a close-out as the database has it.
func (c *company) shows(id closeout.ID) closeout.Card {
	c.t.Helper()
	card, err := c.demo.house.desks.Closeouts.Show(c.t.Context(), id)
	c.must(err)
	return card
}
