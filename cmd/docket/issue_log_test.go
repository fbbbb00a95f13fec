package main

import (
	"strings"
	"testing"
)

func TestAnIssueIsLoggedByCommand(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul := c.as("paul")

	paul.types("committee-europe", "/issue portal")
	paul.reads("Log an issue", "Kind of issue")
	paul.chooses("Kind", "Human resource unavailable")
	paul.submits(with("Description", "Sofia is ill until the end of the month."))

	paul.noModal()
	c.in("committee-europe").shows("Delta Clinics", "Patient portal", "Human resource unavailable", "Sofia is ill",
		"To decide: Project manager", "raised by Paul Aubry", "severity high")
}

func TestAnIssueIsLoggedFromAMessageThatBecomesItsEvidence(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul, tom := c.as("paul"), c.as("tom")

	m := tom.says("general", "The customer says <the portal> is down & out")
	paul.uses("log_issue_from_message", m)
	paul.reads("from this message")
	paul.chooses("Project", "Patient portal")
	paul.chooses("Kind", "Infrastructure not ready")
	paul.submits()

	card := c.in("committee-europe").message("The customer says <the portal> is down & out", "from this message", "Infrastructure not ready")
	link := "/archives/C0GENERAL1/p" + strings.ReplaceAll(m.TS, ".", "")
	if !strings.Contains(string(card.Blocks), link) {
		t.Errorf("the card does not lead to the message:\n%s", card.Blocks)
	}
}

func TestAnIssueIsLoggedByGlobalShortcut(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul := c.as("paul")

	paul.uses("log_issue")
	paul.chooses("Project", "Invoice capture")
	paul.chooses("Kind", "Logistics issue")
	paul.submits(with("Description", "The courier came after closing time."), with("Severity", "critical"))

	c.in("committee-europe").shows("Gamma Logistics", "Logistics issue", "severity critical")
}

func TestAnIssueIsLoggedFromTheHomeTab(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul := c.as("paul")

	paul.opensHome()
	paul.pressesAtHome("Log an issue")
	paul.chooses("Project", "Patient portal")
	paul.chooses("Kind", "Customer changes the target")
	paul.submits(with("Description", "They want a mobile app as well."))

	c.in("committee-europe").shows("They want a mobile app as well.", "To decide: Sales manager or Management")
	if said := plain(paul.home().Blocks); missing(said, []string{"Patient portal", "Customer changes the target"}) != "" {
		t.Fatalf("Home does not show the issue:\n%s", said)
	}
}

func TestTheFormAsksWhatTheProjectAndTheKindMakeWorthAsking(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul := c.as("paul")

	paul.uses("log_issue")
	paul.chooses("Project", "Patient portal")
	p := paul.field(paul.modal(), "Kind")
	for _, o := range p.element["options"].([]any) {
		if words := caption(o.(map[string]any)); words == "Logistics issue" {
			t.Errorf("a PS project is offered %q", words)
		}
	}
	paul.chooses("Kind", "Software not adapted to the agreed scope")
	if held := paul.holds("Severity"); missing(held, []string{"critical"}) != "" {
		t.Errorf("the kind proposes severity %s", held)
	}
	paul.chooses("Project", "Invoice capture")
	paul.chooses("Kind", "Logistics issue")
	if held := paul.holds("Severity"); missing(held, []string{"medium"}) != "" {
		t.Errorf("the kind proposes severity %s", held)
	}
}

func TestAnIncompleteIssueSaysWhatIsMissingBesideTheField(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul := c.as("paul")

	paul.uses("log_issue")
	paul.chooses("Project", "Patient portal")
	paul.chooses("Kind", "Infrastructure not ready")
	paul.isRefused("Description", "", with("Severity", "high"))
	c.in("committee-europe").hides("Infrastructure not ready")
}
