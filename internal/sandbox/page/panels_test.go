package page_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

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
