package page_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

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

func TestAnAppThatDoesNotAnswerIsNamedInPlainWords(t *testing.T) {
	b := open(t, 1280, 800)
	b.types(composer, "/slow"+enter)
	b.sees("/slow failed: the app did not answer in time")
	b.types(composer, "/nonsense"+enter)
	b.sees("/nonsense is not a command here. Try /issue, /agenda, /docket, /slow.")
	b.presses("Approve")
	b.sees("That did not go through: the app did not answer in time")
	b.shoot("errors")
}

func TestAnotherPersonSeesWhatIsTheirs(t *testing.T) {
	b := open(t, 1280, 800)
	b.sees("Only Customer Success may approve this step")
	b.clicks(`[data-testid=persona]`)
	b.shoot("personas")
	b.clicks(`[data-person=U2]`)
	b.sees("You are Marc")
	b.sees("Borealis signed this morning")
	b.seesNot("Only Customer Success may approve this step")
	b.types(composer, "Approved from here"+enter)
	b.until(`[...document.querySelectorAll('[data-testid=message]')].at(-1).textContent.includes('Approved from here')`)
	if got := b.made("message")[0]; got["user"] != "U2" || got["channel"] != "C1" {
		t.Errorf("the message was written as %v in %v, want U2 in C1", got["user"], got["channel"])
	}
}

func TestTheClockIsTurnedToMondayNineInTheChosenZone(t *testing.T) {
	b := open(t, 1280, 800)
	b.sees("Thu 26 Nov, 15:12")
	release := b.holdClock()
	b.presses("Monday 09:00")
	b.sees("Turning to Mon 30 Nov, 09:00")
	b.shoot("turning")
	release()
	b.sees("Mon 30 Nov, 09:00")
	if got := b.made("clock")[0]["to"]; got != "2026-11-30T08:00:00.000Z" {
		t.Errorf("the clock was turned to %v, want Monday 09:00 in Paris", got)
	}
	b.clicks(`[data-testid=clock]`)
	b.do(chromedp.SetValue(chromedp.CSS(`.clock-panel select`), "Asia/Shanghai"))
	b.runs(`document.querySelector('.clock-panel select').dispatchEvent(new Event('change'))`)
	b.sees("Mon 30 Nov, 16:00")
	b.shoot("clock")
	b.presses("Turn the clock")
	b.until(`!document.querySelector('.clock-panel')`)
}

func TestAThreadIsReadAndAnsweredBesideTheConversation(t *testing.T) {
	b := open(t, 1280, 800)
	b.sees("2 replies")
	b.seesNot("Acme first, please")
	b.clicks(`[data-testid=thread-line]`)
	b.sees("Acme moved to the top.")
	b.types(`[data-testid=thread-composer]`, "Thank you"+enter)
	b.until(`document.getElementById('side').innerText.includes('Thank you')`)
	b.sees("3 replies")
	b.shoot("thread")
	if got := b.made("message")[0]["thread_ts"]; got != "1795699000.000100" {
		t.Errorf("the reply went to thread %v", got)
	}
	b.types(`[data-testid=thread-composer]`, "/issue x"+enter)
	b.sees("/issue cannot be used in a thread")
}

func TestUnreadMarksCountWhatOneWasNotLookingAt(t *testing.T) {
	b := open(t, 1280, 800)
	b.post("C2", object{"type": "message", "user": "U3", "text": "Good morning <@U1>", "ts": "1795703001.000100"})
	b.until(`document.querySelector('[aria-label="committee-asia, 1 unread"] .mention-count')`)
	b.presses("committee-asia, 1 unread")
	b.sees("Good morning @Ana Duarte")
	b.until(`!document.querySelector('.place.unread')`)
}

func TestTheCallLogShowsBothWaysAndOpensToJSON(t *testing.T) {
	b := open(t, 1280, 800)
	b.clicks(`[data-testid=calls]`)
	b.sees("chat.postMessage")
	b.sees("channel_not_found")
	b.clicks(`[data-method="views.open"] summary`)
	b.sees(`"type": "modal"`)
	b.shoot("calls")
	b.presses("Errors")
	b.seesNot("views.open")
	b.tell("call", object{"seq": 50, "at": "2026-11-26T14:13:00Z", "method": "chat.update", "direction": "in", "status": 429, "took_ms": 1, "args": object{}, "answer": object{"ok": false, "error": "ratelimited"}})
	b.sees("chat.update")
}

func TestFaultsAreExplainedSetAndCleared(t *testing.T) {
	b := open(t, 1280, 800)
	b.clicks(`[data-testid=faults]`)
	b.sees("Asking again would do it twice")
	b.clicks(`input[value=delivered_then_timeout]`)
	b.types(`[aria-label="How many times"]`, "2")
	b.presses("Make it happen")
	b.sees("Happening now")
	b.shoot("faults")
	if got := b.made("fault")[0]; got["kind"] != "delivered_then_timeout" || got["count"] != 2.0 {
		t.Errorf("the fault sent was %v", got)
	}
	b.presses("Clear all")
	b.sees("Everything works")
}

func TestHomeIsDrawnAndItsButtonsPressed(t *testing.T) {
	b := open(t, 1280, 800)
	b.presses("Docket")
	b.sees("What waits for you")
	b.shoot("home")
	b.presses("Open")
	b.clicks(`[data-key="a/home.filter"]`)
	b.keys("del")
	b.until(`document.querySelectorAll('.layer [role=option]').length === 1`)
	b.keys(enter)
	b.until(`document.querySelector('[data-key="a/home.filter"]').textContent.includes('Delta')`)
	presses := b.made("press")
	if len(presses) != 2 || presses[0]["view_id"] != "VH" || presses[0]["value"] != "7" || presses[1]["value"] != "delta" {
		t.Errorf("presses on Home were %v", presses)
	}
	if len(b.made("home")) != 1 {
		t.Errorf("Home was opened %d times, want once", len(b.made("home")))
	}
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

func TestMarkupIsDrawnAndNothingBecomesScript(t *testing.T) {
	b := open(t, 1280, 800)
	b.sees("<b> &lt; the offer")
	for expression, want := range map[string]string{
		`document.querySelectorAll('.message script').length`:                                      "0",
		`document.querySelector('.text strong').textContent`:                                       "Bold",
		`document.querySelector('.text em').textContent`:                                           "soft",
		`document.querySelector('.text s').textContent`:                                            "gone",
		`document.querySelector('.text pre').textContent`:                                          "func main() {}",
		`document.querySelector('.text blockquote').textContent`:                                   "quoted line",
		`document.querySelector('.text a').href`:                                                   "https://example.com/",
		`document.querySelector('.text .emoji').title`:                                             ":white_check_mark:",
		`[...document.querySelectorAll('.message time')].some((one) => one.title === 'Tue 10:00')`: "true",
	} {
		if got := b.reads(expression); got != want {
			t.Errorf("%s is %q, want %q", expression, got, want)
		}
	}
}

func TestEveryBlockIsDrawnAndAnUnknownOneIsNamed(t *testing.T) {
	b := open(t, 1280, 1500)
	b.presses("Docket")
	b.presses("Messages")
	b.sees("Block “hologram” is not drawn here")
	b.sees("Page 1 of 2")
	b.presses("Days")
	b.until(`document.querySelector('.data-table tbody tr').textContent === 'Delta3'`)
	b.shoot("blocks")
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

func TestTheSwitcherGoesAnywhereByKeyboard(t *testing.T) {
	b := open(t, 1280, 800)
	b.runs(`dispatchEvent(new KeyboardEvent('keydown', {key: 'k', ctrlKey: true}))`)
	b.sees("Be Wei Zhang")
	b.shoot("switcher")
	b.keys("asia")
	b.until(`document.querySelectorAll('.switcher [role=option]').length === 1`)
	b.keys(enter)
	b.until(`document.querySelector('#main h1').textContent === 'committee-asia'`)
}

func TestMessageAndGlobalShortcutsReachTheApp(t *testing.T) {
	b := open(t, 1280, 800)
	b.sees("12 to decide")
	b.runs(`document.querySelector('[aria-label="More message actions"]').click()`)
	b.presses("Log an issueFrom what is written here")
	b.until(`document.querySelector('dialog')`)
	b.keys(escape)
	b.until(`!document.querySelector('dialog')`)
	b.presses("Shortcuts")
	b.presses("New issueStarts with an empty form")
	b.until(`document.querySelector('dialog')`)
	made := b.made("shortcut")
	if made[0]["callback_id"] != "issue.log" || made[0]["ts"] == nil || made[1]["callback_id"] != "issue.new" || made[1]["ts"] != nil {
		t.Errorf("shortcuts sent were %v", made)
	}
}

func TestThePageIsWholeInTheDark(t *testing.T) {
	b := open(t, 1280, 800)
	b.clicks(`[data-testid=theme]`)
	b.until(`getComputedStyle(document.documentElement).backgroundColor === 'rgb(21, 25, 28)'`)
	b.shoot("dark")
	b.types(composer, "/issue x"+enter)
	b.until(`document.querySelector('dialog')`)
	b.shoot("dark-modal")
}

func TestThePageAsAWhole(t *testing.T) {
	b := open(t, 1280, 800)
	b.sees("12 to decide")
	b.shoot("light")
}

func TestAtPhoneWidthNothingIsCutOff(t *testing.T) {
	b := open(t, 390, 844)
	fits := func(where string) {
		t.Helper()
		if got := b.reads(`document.documentElement.scrollWidth`); got != "390" {
			t.Errorf("%s is %s px wide, want 390", where, got)
		}
	}
	b.sees("12 to decide")
	b.shoot("phone")
	fits("the conversation")
	b.presses("Channels and people")
	b.until(`getComputedStyle(document.querySelector('.sidebar')).opacity === '1'`)
	b.shoot("phone-drawer")
	b.presses("committee-asia")
	b.until(`!document.body.classList.contains('drawer-open')`)
	b.types(composer, "/issue x"+enter)
	b.until(`document.querySelector('dialog')`)
	b.until(`JSON.stringify([document.querySelector('dialog').offsetWidth, document.querySelector('dialog').offsetHeight]) === '[390,844]'`)
	b.presses("Log it")
	b.sees("Choose the customer.")
	b.shoot("phone-modal")
	fits("the modal")
	b.keys(escape)
	b.until(`!document.querySelector('dialog')`)
	b.presses("Monday 09:00")
	b.sees("Mon 30 Nov, 09:00")
	b.clicks(`[data-testid=calls]`)
	b.sees("chat.postMessage")
	b.shoot("phone-calls")
	fits("the call log")
}

func TestNamesAreSpokenForEverythingOneCanPress(t *testing.T) {
	b := open(t, 1280, 800)
	b.clicks(`[data-testid=faults]`)
	b.clicks(`[data-testid=persona]`)
	nameless := b.reads(`[...document.querySelectorAll('button, a[href], input, textarea, select, [role=menuitem]')]
		.filter((node) => !(node.getAttribute('aria-label') || node.textContent.trim() || node.labels?.length || node.getAttribute('aria-labelledby')))
		.map((node) => node.outerHTML).join('\n')`)
	if strings.TrimSpace(nameless) != "" {
		t.Errorf("without a name:\n%s", nameless)
	}
}
