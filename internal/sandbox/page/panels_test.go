package page_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

func TestTheClockIsTurnedToMondayNineInTheChosenZone(t *testing.T) {
	b := open(t, 1280, 800)
	b.Sees("Thu 26 Nov, 15:12")
	release := b.holdClock()
	b.Presses("Monday 09:00")
	b.Sees("Turning to Mon 30 Nov, 09:00")
	b.Shoot("turning")
	release()
	b.Sees("Mon 30 Nov, 09:00")
	if got := b.made("clock")[0]["to"]; got != "2026-11-30T08:00:00.000Z" {
		t.Errorf("the clock was turned to %v, want Monday 09:00 in Paris", got)
	}
	b.Clicks(`[data-testid=clock]`)
	b.Do(chromedp.SetValue(chromedp.CSS(`.clock-panel select`), "Asia/Shanghai"))
	b.Runs(`document.querySelector('.clock-panel select').dispatchEvent(new Event('change'))`)
	b.Sees("Mon 30 Nov, 16:00")
	b.Shoot("clock")
	b.Presses("Turn the clock")
	b.Until(`!document.querySelector('.clock-panel')`)
}

func TestTheCallLogShowsBothWaysAndOpensToJSON(t *testing.T) {
	b := open(t, 1280, 800)
	b.Clicks(`[data-testid=calls]`)
	b.Sees("chat.postMessage")
	b.Sees("channel_not_found")
	b.Clicks(`[data-method="views.open"] summary`)
	b.Sees(`"type": "modal"`)
	b.Shoot("calls")
	b.Presses("Errors")
	b.SeesNot("views.open")
	b.tell("call", object{"seq": 50, "at": "2026-11-26T14:13:00Z", "method": "chat.update", "direction": "in", "status": 429, "took_ms": 1, "args": object{}, "answer": object{"ok": false, "error": "ratelimited"}})
	b.Sees("chat.update")
}

func TestFaultsAreExplainedSetAndCleared(t *testing.T) {
	b := open(t, 1280, 800)
	b.Clicks(`[data-testid=faults]`)
	b.Sees("Asking again would do it twice")
	b.Clicks(`input[value=delivered_then_timeout]`)
	b.Types(`[aria-label="How many times"]`, "2")
	b.Presses("Make it happen")
	b.Sees("Happening now")
	b.Shoot("faults")
	if got := b.made("fault")[0]; got["kind"] != "delivered_then_timeout" || got["count"] != 2.0 {
		t.Errorf("the fault sent was %v", got)
	}
	b.Presses("Clear all")
	b.Sees("Everything works")
}

func TestTheSwitcherGoesAnywhereByKeyboard(t *testing.T) {
	b := open(t, 1280, 800)
	b.Runs(`dispatchEvent(new KeyboardEvent('keydown', {key: 'k', ctrlKey: true}))`)
	b.Sees("Be Wei Zhang")
	b.Shoot("switcher")
	b.Keys("asia")
	b.Until(`document.querySelectorAll('.switcher [role=option]').length === 1`)
	b.Keys(enter)
	b.Until(`document.querySelector('#main h1').textContent === 'committee-asia'`)
}
