package page_test

import "testing"

func TestACommandOpensAFormThatIsRefusedMendedAndSent(t *testing.T) {
	b := open(t, 1280, 800)
	b.types(composer, "/iss")
	b.sees("Log an issue of a customer")
	b.shoot("completion")
	b.keys(enter)
	b.sees("[customer] what is wrong — Log an issue of a customer")
	b.keys("Acme is down" + enter)
	b.until(`document.querySelector('dialog.modal h2')?.textContent === 'Log an issue'`)
	b.presses("Log it")
	b.sees("Say in one sentence what is wrong.")
	b.until(`document.activeElement.getAttribute('aria-invalid') === 'true'`)
	b.until(`document.getElementById('announcer').textContent.includes('Choose the customer.')`)
	b.shoot("modal-errors")

	b.types(`[data-key="title/title"]`, "Export fails")
	b.clicks(`[data-key="kind/kind"]`)
	b.keys("human")
	b.until(`document.querySelectorAll('.layer [role=option]').length === 1`)
	b.shoot("modal-select")
	b.keys(enter)
	b.sees("Proposed: customer decides")
	if got := b.reads(`document.querySelector('[data-key="title/title"]').value`); got != "Export fails" {
		t.Errorf("after the app updated the form the title is %q, want what was typed", got)
	}
	b.presses("Log it")
	b.sees("Logged: Export fails")
	b.until(`!document.querySelector('dialog')`)
	sent := b.made("submit")[1]["values"].(object)
	for block, want := range map[string]any{"title": "Export fails", "kind": "people", "severity": "2", "due": "2026-12-04", "customer": nil} {
		if got := sent[block].(object)[block]; got != want {
			t.Errorf("field %s was sent as %v, want %v", block, got, want)
		}
	}
}

func TestEscapeClosesTheListThenTheModalAndTheFocusGoesBack(t *testing.T) {
	b := open(t, 1280, 800)
	b.types(composer, "/issue x"+enter)
	b.until(`document.querySelector('dialog.modal')`)
	b.clicks(`[data-key="customer/customer"]`)
	b.sees("Borealis")
	b.keys(escape)
	b.until(`!document.querySelector('.layer')`)
	if len(b.made("close")) != 0 {
		t.Fatal("Escape in a list closed the modal too")
	}
	b.keys(escape)
	b.until(`!document.querySelector('dialog')`)
	b.until(`document.activeElement.id === 'composer-input'`)
}

func TestADangerousButtonAsksBack(t *testing.T) {
	b := open(t, 1280, 800)
	b.presses("Decline…")
	b.sees("Decline this order?")
	b.shoot("confirm")
	b.presses("Keep it")
	b.until(`!document.querySelector('dialog')`)
	if len(b.made("press")) != 0 {
		t.Fatal("the press was sent although the person kept the order")
	}
	b.presses("Decline…")
	b.presses("Decline")
	b.until(`!document.querySelector('dialog')`)
	b.until(`!document.querySelector('.busy')`)
	if got := b.made("press"); len(got) != 1 || got[0]["action_id"] != "order.decline" {
		t.Errorf("presses were %v, want one order.decline", got)
	}
}

func TestEveryKindOfFieldIsSentAsAPersonGivesIt(t *testing.T) {
	b := open(t, 1280, 800)
	b.types(composer, "/docket"+enter)
	b.sees("This meeting has ended")
	b.shoot("kinds")
	b.types(`[data-key="e/e"]`, "ana@example.com")
	b.types(`[data-key="r/r"]`, "two words")
	b.clicks(`[data-key="c/c"]`)
	b.keys("asia")
	b.until(`document.querySelectorAll('.layer [role=option]').length === 1`)
	b.keys(enter)
	b.presses("Save")
	b.until(`document.querySelector('.dialog-foot .primary')`)
	values := b.made("submit")[0]["values"].(object)
	for block, want := range map[string]any{"n": "3", "e": "ana@example.com", "u": nil, "r": "two words", "t": "09:00", "dt": 1796029200.0, "c": "C2", "cv": nil} {
		if got := values[block].(object)[block]; got != want {
			t.Errorf("field %s was sent as %v, want %v", block, got, want)
		}
	}
}

func TestStackedViewsGoBackOneByOne(t *testing.T) {
	b := open(t, 1280, 800)
	b.presses("Decide")
	b.until(`document.querySelector('dialog h2')?.textContent === 'Every field'`)
	b.presses("Back")
	b.until(`!document.querySelector('dialog')`)
	if got := b.made("close")[0]["view_id"]; got != "V9" {
		t.Errorf("closing named view %v, want the one on top", got)
	}
}
