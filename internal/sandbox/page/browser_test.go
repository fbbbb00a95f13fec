package page_test

import (
	"strings"
	"testing"
)

func TestAnAppThatDoesNotAnswerIsNamedInPlainWords(t *testing.T) {
	b := open(t, 1280, 800)
	b.Types(composer, "/slow"+enter)
	b.Sees("/slow failed: the app did not answer in time")
	b.Types(composer, "/nonsense"+enter)
	b.Sees("/nonsense is not a command here. Try /issue, /agenda, /docket, /slow.")
	b.Presses("Approve")
	b.Sees("That did not go through: the app did not answer in time")
	b.Shoot("errors")
}

func TestAnotherPersonSeesWhatIsTheirs(t *testing.T) {
	b := open(t, 1280, 800)
	b.Sees("Only Customer Success may approve this step")
	b.Clicks(`[data-testid=persona]`)
	b.Shoot("personas")
	b.Clicks(`[data-person=U2]`)
	b.Sees("You are Marc")
	b.Sees("Borealis signed this morning")
	b.SeesNot("Only Customer Success may approve this step")
	b.Types(composer, "Approved from here"+enter)
	b.Until(`[...document.querySelectorAll('[data-testid=message]')].at(-1).textContent.includes('Approved from here')`)
	if got := b.made("message")[0]; got["user"] != "U2" || got["channel"] != "C1" {
		t.Errorf("the message was written as %v in %v, want U2 in C1", got["user"], got["channel"])
	}
}

func TestAThreadIsReadAndAnsweredBesideTheConversation(t *testing.T) {
	b := open(t, 1280, 800)
	b.Sees("2 replies")
	b.SeesNot("Acme first, please")
	b.Clicks(`[data-testid=thread-line]`)
	b.Sees("Acme moved to the top.")
	b.Types(`[data-testid=thread-composer]`, "Thank you"+enter)
	b.Until(`document.getElementById('side').innerText.includes('Thank you')`)
	b.Sees("3 replies")
	b.Shoot("thread")
	if got := b.made("message")[0]["thread_ts"]; got != "1795699000.000100" {
		t.Errorf("the reply went to thread %v", got)
	}
	b.Types(`[data-testid=thread-composer]`, "/issue x"+enter)
	b.Sees("/issue cannot be used in a thread")
}

func TestUnreadMarksCountWhatOneWasNotLookingAt(t *testing.T) {
	b := open(t, 1280, 800)
	b.post("C2", object{"type": "message", "user": "U3", "text": "Good morning <@U1>", "ts": "1795703001.000100"})
	b.Until(`document.querySelector('[aria-label="committee-asia, 1 unread"] .mention-count')`)
	b.Presses("committee-asia, 1 unread")
	b.Sees("Good morning @Ana Duarte")
	b.Until(`!document.querySelector('.place.unread')`)
}

func TestHomeIsDrawnAndItsButtonsPressed(t *testing.T) {
	b := open(t, 1280, 800)
	b.Presses("Docket")
	b.Sees("What waits for you")
	b.Shoot("home")
	b.Presses("Open")
	b.Clicks(`[data-key="a/home.filter"]`)
	b.Keys("del")
	b.Until(`document.querySelectorAll('.layer [role=option]').length === 1`)
	b.Keys(enter)
	b.Until(`document.querySelector('[data-key="a/home.filter"]').textContent.includes('Delta')`)
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
	b.Sees("<b> &lt; the offer")
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
		if got := b.Reads(expression); got != want {
			t.Errorf("%s is %q, want %q", expression, got, want)
		}
	}
}

func TestEveryBlockIsDrawnAndAnUnknownOneIsNamed(t *testing.T) {
	b := open(t, 1280, 1500)
	b.Presses("Docket")
	b.Presses("Messages")
	b.Sees("Block “hologram” is not drawn here")
	b.Sees("Page 1 of 2")
	b.Presses("Days")
	b.Until(`document.querySelector('.data-table tbody tr').textContent === 'Delta3'`)
	b.Shoot("blocks")
}

func TestMessageAndGlobalShortcutsReachTheApp(t *testing.T) {
	b := open(t, 1280, 800)
	b.Sees("12 to decide")
	b.Runs(`document.querySelector('[aria-label="More message actions"]').click()`)
	b.Presses("Log an issueFrom what is written here")
	b.Until(`document.querySelector('dialog')`)
	b.Keys(escape)
	b.Until(`!document.querySelector('dialog')`)
	b.Presses("Shortcuts")
	b.Presses("New issueStarts with an empty form")
	b.Until(`document.querySelector('dialog')`)
	made := b.made("shortcut")
	if made[0]["callback_id"] != "issue.log" || made[0]["ts"] == nil || made[1]["callback_id"] != "issue.new" || made[1]["ts"] != nil {
		t.Errorf("shortcuts sent were %v", made)
	}
}

func TestThePageIsWholeInTheDark(t *testing.T) {
	b := open(t, 1280, 800)
	b.Clicks(`[data-testid=theme]`)
	b.Until(`getComputedStyle(document.documentElement).backgroundColor === 'rgb(21, 25, 28)'`)
	b.Shoot("dark")
	b.Types(composer, "/issue x"+enter)
	b.Until(`document.querySelector('dialog')`)
	b.Shoot("dark-modal")
}

func TestThePageAsAWhole(t *testing.T) {
	b := open(t, 1280, 800)
	b.Sees("12 to decide")
	b.Shoot("light")
}

func TestAtPhoneWidthNothingIsCutOff(t *testing.T) {
	b := open(t, 390, 844)
	fits := func(where string) {
		t.Helper()
		if got := b.Reads(`document.documentElement.scrollWidth`); got != "390" {
			t.Errorf("%s is %s px wide, want 390", where, got)
		}
	}
	b.Sees("12 to decide")
	b.Shoot("phone")
	fits("the conversation")
	b.Presses("Channels and people")
	b.Until(`getComputedStyle(document.querySelector('.sidebar')).opacity === '1'`)
	b.Shoot("phone-drawer")
	b.Presses("committee-asia")
	b.Until(`!document.body.classList.contains('drawer-open')`)
	b.Types(composer, "/issue x"+enter)
	b.Until(`document.querySelector('dialog')`)
	b.Until(`JSON.stringify([document.querySelector('dialog').offsetWidth, document.querySelector('dialog').offsetHeight]) === '[390,844]'`)
	b.Presses("Log it")
	b.Sees("Choose the customer.")
	b.Shoot("phone-modal")
	fits("the modal")
	b.Keys(escape)
	b.Until(`!document.querySelector('dialog')`)
	b.Presses("Monday 09:00")
	b.Sees("Mon 30 Nov, 09:00")
	b.Clicks(`[data-testid=calls]`)
	b.Sees("chat.postMessage")
	b.Shoot("phone-calls")
	fits("the call log")
}

func TestNamesAreSpokenForEverythingOneCanPress(t *testing.T) {
	b := open(t, 1280, 800)
	b.Clicks(`[data-testid=faults]`)
	b.Clicks(`[data-testid=persona]`)
	nameless := b.Reads(`[...document.querySelectorAll('button, a[href], input, textarea, select, [role=menuitem]')]
		.filter((node) => !(node.getAttribute('aria-label') || node.textContent.trim() || node.labels?.length || node.getAttribute('aria-labelledby')))
		.map((node) => node.outerHTML).join('\n')`)
	if strings.TrimSpace(nameless) != "" {
		t.Errorf("without a name:\n%s", nameless)
	}
}
