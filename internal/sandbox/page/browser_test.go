package page_test

import (
	"strings"
	"testing"
)

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
