package web

import (
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"docket/internal/browsertest"
	"docket/internal/closeout"
)

func TestMain(m *testing.M) { os.Exit(browsertest.Main(m)) }

// reads opens a tab of the given size in which no script runs, and the site's
// address.
func (s *site) reads(width, height int64) (*browsertest.Tab, string) {
	s.t.Helper()
	browsertest.Chromium(s.t)
	server := httptest.NewServer(s)
	s.t.Cleanup(server.Close)
	b := browsertest.Open(s.t, width, height)
	b.WithoutScripts()
	return b, server.URL + page
}

// local is a site whose own address is not known, as it is only given when it is
// served.
func local(c *CustomerConfig) { c.PublicURL = "" }

const (
	tab   = kb.Tab
	space = " "
	right = kb.ArrowRight
)

// tabsTo goes on with the keyboard until the element has the focus.
func tabsTo(b *browsertest.Tab, id string) {
	b.Helper()
	for range 60 {
		b.Keys(tab)
		if b.Reads("document.activeElement.id || document.activeElement.textContent.trim()") == id {
			return
		}
	}
	b.Fatalf("the keyboard does not reach %s", id)
}

func TestTheFormIsFilledInWithTheKeyboardOnAPhoneWithoutScripts(t *testing.T) {
	s := newSite(t, local)
	b, address := s.reads(390, 844)
	b.Goes(address)
	tabsTo(b, "answers-satisfaction")
	for range 9 {
		b.Keys(right)
	}
	tabsTo(b, "Send my answers")
	b.Submits()
	b.Sees("Please look at 4 things")
	if got := b.Reads("document.activeElement.className"); got != "box problems" {
		t.Errorf("the focus is on %q, want what is to be put right", got)
	}
	b.Shoot("customer-problems")
	tabsTo(b, "Were the goals of the project met? Please answer this question.")
	b.Enters()
	b.Until("document.activeElement.id === 'answers-goals'")
	b.Keys(space)
	for _, question := range []string{"quality", "dates", "recommend"} {
		tabsTo(b, "answers-"+question)
		b.Keys(space + right)
	}
	tabsTo(b, "answers-improve")
	b.Keys("Less is more")
	tabsTo(b, "Send my answers")
	b.Submits()
	b.Sees("Thank you, your answers have arrived.")
	b.Shoot("customer-answered")
	if got := b.Reads("document.documentElement.scrollWidth"); got != "390" {
		t.Errorf("the page is %s px wide, want 390", got)
	}
	got := s.desk.pages[acmeLink].Answers
	if got["satisfaction"] != "9" || got["goals"] != "0" || got["dates"] != "1" || got["improve"] != "Less is more" {
		t.Errorf("the answers are %v", got)
	}
}

func TestTheDocumentIsAcceptedWithTheKeyboard(t *testing.T) {
	s := newSite(t, local)
	s.change(func(p *closeout.Page) { p.Locale, p.AnsweredAt = "fr", now })
	b, address := s.reads(390, 844)
	b.Goes(address)
	tabsTo(b, "acceptance-agree")
	b.Keys(space)
	tabsTo(b, "Accepter le document")
	b.Submits()
	b.Sees("Merci. Le projet est accepté.")
	b.Shoot("customer-receipt")
	b.Goes(b.Reads("location.href"))
	b.Sees("Merci. Le projet est accepté.")
	b.Goes(address)
	b.Sees("There is no page at this address.")
	b.Shoot("customer-gone")
}

func TestEverythingOnThePageHasAName(t *testing.T) {
	s := newSite(t, local)
	b, address := s.reads(1280, 900)
	b.Goes(address)
	spoken := b.Spoken()
	for _, line := range spoken {
		if role, name, _ := strings.Cut(line, ":"); strings.TrimSpace(name) == "" && heard[role] {
			t.Errorf("a %s has no name", role)
		}
	}
	all := strings.Join(spoken, "\n")
	for _, line := range []string{
		"heading: ERP roll-out", "link: Open the document", "heading: How did it go?",
		"group: How satisfied are you with the project as a whole? - On the scales, 0 is the worst and 10 the best.",
		"radio: 10", "radio: For the most part", "textbox: What should we do better next time? (optional)", "button: Send my answers",
		"checkbox: I have read this statement and agree to it. - I accept the final document “Acceptance report ERP” of the project ERP roll-out for Acme. The project is thereby completed.",
		"textbox: Your name", "Date: Date", "textbox: Remark 5",
	} {
		if !strings.Contains(all, line) {
			t.Errorf("a screen reader does not say %q; it says\n%s", line, all)
		}
	}
}

// heard are the roles that need a name.
var heard = map[string]bool{"link": true, "button": true, "textbox": true, "radio": true, "checkbox": true, "Date": true, "group": true, "heading": true, "region": true}

func TestThePageInEveryLight(t *testing.T) {
	s := newSite(t, local)
	s.change(func(p *closeout.Page) { p.Locale = "fr" })
	for _, view := range []struct {
		name          string
		width, height int64
		set           func(*browsertest.Tab)
	}{
		{"customer-wide", 1280, 2700, func(*browsertest.Tab) {}},
		{"customer-phone", 390, 3700, func(*browsertest.Tab) {}},
		{"customer-wide-dark", 1280, 2700, (*browsertest.Tab).InTheDark},
		{"customer-phone-dark", 390, 3700, (*browsertest.Tab).InTheDark},
		{"customer-paper", 800, 2700, (*browsertest.Tab).OnPaper},
	} {
		b, address := s.reads(view.width, view.height)
		view.set(b)
		b.Goes(address)
		b.Sees("Le document final")
		b.Shoot(view.name)
		for what, contrast := range map[string]string{"text": contrastOf("main", "body"), "soft text": contrastOf(".soft", ".card"), "the deadline": contrastOf(".left", ".left")} {
			if got := b.Reads(contrast); got != "true" {
				t.Errorf("%s: the contrast of %s is below 4.5", view.name, what)
			}
		}
	}
}

// contrastOf is whether text stands out from its ground as WCAG 2.2 AA asks for.
func contrastOf(text, ground string) string {
	return `(() => {
		const light = (colour) => {
			const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map((c) => c / 255).map((c) => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
			return .2126 * r + .7152 * g + .0722 * b
		}
		const ground = (node) => { for (; node; node = node.parentElement) { const c = getComputedStyle(node).backgroundColor; if (!/, 0\)$/.test(c)) return c } return 'rgb(255,255,255)' }
		const node = document.querySelector('` + text + `')
		const [a, b] = [light(getComputedStyle(node).color), light(ground(document.querySelector('` + ground + `')))]
		return (Math.max(a, b) + .05) / (Math.min(a, b) + .05) >= 4.5
	})()`
}
