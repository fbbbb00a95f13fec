package page_test

import "testing"

func TestAgainstTheRealWorkspaceAnIssueGoesItsWholeWay(t *testing.T) {
	app, url := newSandbox(t)
	b := visit(t, url, 1280, 800)
	b.sees("This is the beginning of #committee.")
	b.types(composer, "/issue"+enter)
	b.until(`document.querySelector('dialog.modal h2')?.textContent === 'Log an issue'`)
	b.presses("Log it")
	b.sees("Please fill in this field.")
	b.clicks(`[data-key="customer/customer"]`)
	b.until(`document.querySelectorAll('.layer [role=option]').length === 2`)
	b.keys(enter)
	b.until(`document.querySelector('[data-key="customer/customer"]').textContent === 'Acme'`)
	b.clicks(`[data-key="owners/owners"]`)
	b.until(`document.querySelectorAll('.layer [role=option]').length === 2`)
	b.keys(enter + escape)
	b.types(`[data-key="title/title"]`, "bad"+enter)
	b.sees("Say more than that.")
	b.types(`[data-key="title/title"]`, " export"+enter)
	b.until(`!document.querySelector('dialog')`)
	b.until(`[...document.querySelectorAll('.message strong')].some((one) => one.textContent === 'bad export')`)

	b.clicks(`[data-testid=persona]`)
	b.clicks(`[data-name=marc]`)
	b.sees("You are Marc")
	b.presses("Close it")
	b.sees("Closed by Marc")
	if got := app.received("block_actions"); len(got) != 1 || got[0]["user"].(object)["name"] != "marc" {
		t.Errorf("the app received %v, want one press by marc", got)
	}
}

func TestAgainstTheRealWorkspaceHomeThreadsClockAndFaultsWork(t *testing.T) {
	app, url := newSandbox(t)
	b := visit(t, url, 1280, 800)
	b.types(composer, "Hello @marc, see #committee"+enter)
	b.sees("@Marc Lefèvre, see #committee")
	b.runs(`document.querySelector('[aria-label="Reply in thread"]').click()`)
	b.types(`[data-testid=thread-composer]`, "A reply"+enter)
	b.sees("1 reply")
	b.runs(`document.querySelector('[aria-label="More message actions"]').click()`)
	b.presses("Log an issueFrom a message")
	b.until(`document.querySelector('dialog.modal')`)
	b.keys(escape)
	b.until(`!document.querySelector('dialog')`)
	if got := app.received("view_closed"); len(got) != 1 {
		t.Errorf("the app heard of %d closed windows, want 1", len(got))
	}
	b.presses("notary")
	b.sees("What waits for you")
	b.presses("Monday 09:00")
	b.sees("Mon 30 Nov, 09:00")
	b.clicks(`[data-testid=faults]`)
	b.clicks(`input[value=rate_limited]`)
	b.presses("Make it happen")
	b.sees("Happening now")
	b.presses("Clear all")
	b.sees("Everything works")
	b.clicks(`[data-testid=calls]`)
	b.sees("views.publish")
	b.sees("event app_home_opened")
	b.shoot("real")
}
