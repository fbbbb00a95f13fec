package page_test

import "testing"

func TestACommandOpensAFormThatIsRefusedMendedAndSent(t *testing.T) {
	b := open(t, 1280, 800)
	b.Types(composer, "/iss")
	b.Sees("Log an issue of a customer")
	b.Shoot("completion")
	b.Keys(enter)
	b.Sees("[customer] what is wrong — Log an issue of a customer")
	b.Keys("Acme is down" + enter)
	b.Until(`document.querySelector('dialog.modal h2')?.textContent === 'Log an issue'`)
	b.Presses("Log it")
	b.Sees("Say in one sentence what is wrong.")
	b.Until(`document.activeElement.getAttribute('aria-invalid') === 'true'`)
	b.Until(`document.getElementById('announcer').textContent.includes('Choose the customer.')`)
	b.Shoot("modal-errors")

	b.Types(`[data-key="title/title"]`, "Export fails")
	b.Clicks(`[data-key="kind/kind"]`)
	b.Keys("human")
	b.Until(`document.querySelectorAll('.layer [role=option]').length === 1`)
	b.Shoot("modal-select")
	b.Keys(enter)
	b.Sees("Proposed: customer decides")
	if got := b.Reads(`document.querySelector('[data-key="title/title"]').value`); got != "Export fails" {
		t.Errorf("after the app updated the form the title is %q, want what was typed", got)
	}
	b.Presses("Log it")
	b.Sees("Logged: Export fails")
	b.Until(`!document.querySelector('dialog')`)
	sent := b.made("submit")[1]["values"].(object)
	for block, want := range map[string]any{"title": "Export fails", "kind": "people", "severity": "2", "due": "2026-12-04", "customer": nil} {
		if got := sent[block].(object)[block]; got != want {
			t.Errorf("field %s was sent as %v, want %v", block, got, want)
		}
	}
}

func TestEscapeClosesTheListThenTheModalAndTheFocusGoesBack(t *testing.T) {
	b := open(t, 1280, 800)
	b.Types(composer, "/issue x"+enter)
	b.Until(`document.querySelector('dialog.modal')`)
	b.Clicks(`[data-key="customer/customer"]`)
	b.Until(`[...document.querySelectorAll('.layer [role=option]')].some(o => o.innerText.includes('Borealis'))`)
	b.Keys(escape)
	b.Until(`!document.querySelector('.layer')`)
	if len(b.made("close")) != 0 {
		t.Fatal("Escape in a list closed the modal too")
	}
	b.Keys(escape)
	b.Until(`!document.querySelector('dialog')`)
	b.Until(`document.activeElement.id === 'composer-input'`)
}

func TestADangerousButtonAsksBack(t *testing.T) {
	b := open(t, 1280, 800)
	b.Presses("Decline…")
	b.Sees("Decline this order?")
	b.Shoot("confirm")
	b.Presses("Keep it")
	b.Until(`!document.querySelector('dialog')`)
	if len(b.made("press")) != 0 {
		t.Fatal("the press was sent although the person kept the order")
	}
	b.Presses("Decline…")
	b.Presses("Decline")
	b.Until(`!document.querySelector('dialog')`)
	b.Until(`!document.querySelector('.busy')`)
	if got := b.made("press"); len(got) != 1 || got[0]["action_id"] != "order.decline" {
		t.Errorf("presses were %v, want one order.decline", got)
	}
}

func TestEveryKindOfFieldIsSentAsAPersonGivesIt(t *testing.T) {
	b := open(t, 1280, 800)
	b.Types(composer, "/docket"+enter)
	b.Sees("This meeting has ended")
	b.Shoot("kinds")
	b.Types(`[data-key="e/e"]`, "ana@example.com")
	b.Types(`[data-key="r/r"]`, "two words")
	b.Clicks(`[data-key="c/c"]`)
	b.Keys("asia")
	b.Until(`document.querySelectorAll('.layer [role=option]').length === 1`)
	b.Keys(enter)
	b.Presses("Save")
	b.Until(`document.querySelector('.dialog-foot .primary')`)
	values := b.made("submit")[0]["values"].(object)
	for block, want := range map[string]any{"n": "3", "e": "ana@example.com", "u": nil, "r": "two words", "t": "09:00", "dt": 1796029200.0, "c": "C2", "cv": nil} {
		if got := values[block].(object)[block]; got != want {
			t.Errorf("field %s was sent as %v, want %v", block, got, want)
		}
	}
}

func TestStackedViewsGoBackOneByOne(t *testing.T) {
	b := open(t, 1280, 800)
	b.Presses("Decide")
	b.Until(`document.querySelector('dialog h2')?.textContent === 'Every field'`)
	b.Presses("Back")
	b.Until(`!document.querySelector('dialog')`)
	if got := b.made("close")[0]["view_id"]; got != "V9" {
		t.Errorf("closing named view %v, want the one on top", got)
	}
}
