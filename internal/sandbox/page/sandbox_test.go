package page_test

import "testing"

func TestAgainstTheRealWorkspaceAnIssueGoesItsWholeWay(t *testing.T) {
	app, url := newSandbox(t)
	b := visit(t, url, 1280, 800)
	b.Sees("This is the beginning of #committee.")
	b.Types(composer, "/issue"+enter)
	b.Until(`document.querySelector('dialog.modal h2')?.textContent === 'Log an issue'`)
	b.Presses("Log it")
	b.Sees("Please fill in this field.")
	b.Clicks(`[data-key="customer/customer"]`)
	b.Until(`document.querySelectorAll('.layer [role=option]').length === 2`)
	b.Keys(enter)
	b.Until(`document.querySelector('[data-key="customer/customer"]').textContent === 'Acme'`)
	b.Clicks(`[data-key="owners/owners"]`)
	b.Until(`document.querySelectorAll('.layer [role=option]').length === 2`)
	b.Keys(enter + escape)
	b.Picks(`[data-key="proof/proof"]`, onDisk(t, "proof.txt")...)
	b.Until(`document.querySelector('.picked-files').textContent.includes('proof.txt')`)
	b.Types(`[data-key="title/title"]`, "bad"+enter)
	b.Sees("Say more than that.")
	b.Types(`[data-key="title/title"]`, " export"+enter)
	b.Until(`!document.querySelector('dialog')`)
	b.Until(`[...document.querySelectorAll('.message strong')].some((one) => one.textContent === 'bad export')`)

	sent := app.received("view_submission")[1]["view"].(object)["state"].(object)["values"].(object)["proof"].(object)["proof"].(object)["files"].([]any)
	if len(sent) != 1 || sent[0].(object)["name"] != "proof.txt" {
		t.Errorf("the app received the files %v, want proof.txt", sent)
	}

	b.Clicks(`[data-testid=persona]`)
	b.Clicks(`[data-name=marc]`)
	b.Sees("You are Marc")
	b.Presses("Close it")
	b.Sees("Closed by Marc")
	if got := app.received("block_actions"); len(got) != 1 || got[0]["user"].(object)["name"] != "marc" {
		t.Errorf("the app received %v, want one press by marc", got)
	}
}

func TestAgainstTheRealWorkspaceHomeThreadsClockAndFaultsWork(t *testing.T) {
	app, url := newSandbox(t)
	b := visit(t, url, 1280, 800)
	b.Types(composer, "Hello @marc, see #committee"+enter)
	b.Sees("@Marc Lefèvre, see #committee")
	b.Runs(`document.querySelector('[aria-label="Reply in thread"]').click()`)
	b.Types(`[data-testid=thread-composer]`, "A reply"+enter)
	b.Sees("1 reply")
	b.Runs(`document.querySelector('[aria-label="More message actions"]').click()`)
	b.Presses("Log an issueFrom a message")
	b.Until(`document.querySelector('dialog.modal')`)
	b.Keys(escape)
	b.Until(`!document.querySelector('dialog')`)
	if got := app.received("view_closed"); len(got) != 1 {
		t.Errorf("the app heard of %d closed windows, want 1", len(got))
	}
	b.Presses("notary")
	b.Sees("What waits for you")
	b.Presses("Monday 09:00")
	b.Sees("Mon 30 Nov, 09:00")
	b.Clicks(`[data-testid=faults]`)
	b.Clicks(`input[value=rate_limited]`)
	b.Presses("Make it happen")
	b.Sees("Happening now")
	b.Presses("Clear all")
	b.Sees("Everything works")
	b.Clicks(`[data-testid=calls]`)
	b.Sees("views.publish")
	b.Sees("event app_home_opened")
	b.Shoot("real")
}
