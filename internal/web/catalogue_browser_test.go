package web

import (
	"bytes"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docket/internal/browsertest"
)

// reads opens a tab of the given size in which no script runs, and the address of
// the catalogue.
func (w *window) reads(t *testing.T, width, height int64) (*browsertest.Tab, string) {
	t.Helper()
	browsertest.Chromium(t)
	server := httptest.NewServer(w)
	t.Cleanup(server.Close)
	b := browsertest.Open(t, width, height)
	b.WithoutScripts()
	return b, server.URL
}

// openWindow is the window of a company that has much to sell, at prices it names.
func openWindow(t *testing.T) *window {
	c := many(70)
	c.SKUs = append(sold().SKUs, c.SKUs...)
	w := newWindow(t, c)
	w.named()
	return w
}

func TestTheCatalogueIsSearchedOnAPhoneWithoutScripts(t *testing.T) {
	w := openWindow(t)
	b, address := w.reads(t, 390, 844)
	b.Goes(address + "/catalogue")
	b.Sees("74 services that you can order from us.")
	b.Shoot("catalogue-phone")
	wide(b, "the list")
	b.Clicks("input[type=search]")
	b.Keys("Evaluation")
	b.Submits()
	b.Sees("1 result for “Evaluation”")
	b.Shoot("catalogue-phone-found")
	b.Follows("Process audit")
	b.Sees("within 12 months of the signed order")
	b.Shoot("catalogue-phone-entry")
	wide(b, "an entry")
	b.Follows("français")
	b.Sees("Audit de procédés")
	b.Follows("Vers le catalogue")
	b.Sees("74 prestations que vous pouvez nous commander.")
	b.Follows("Page suivante")
	b.Sees("Page 2 sur 2")
	wide(b, "the second page")
	b.Goes(address + "/catalogue/NONE")
	b.Sees("This is not in the catalogue.")
}

// wide fails unless the page is as wide as the phone.
func wide(b *browsertest.Tab, what string) {
	b.Helper()
	if got := b.Reads("document.documentElement.scrollWidth"); got != "390" {
		b.Errorf("%s is %s px wide, want 390", what, got)
	}
}

func TestTheCatalogueIsPrintedWithoutItsControls(t *testing.T) {
	w := openWindow(t)
	b, address := w.reads(t, 800, 1100)
	b.Goes(address + "/catalogue?lang=fr")
	printed := b.Prints()
	if pages := bytes.Count(printed, []byte("/Type /Page\n")); !bytes.HasPrefix(printed, []byte("%PDF-")) || pages < 4 || pages > 9 {
		t.Errorf("printed on %d pages, want 4 to 9", pages)
	}
	if dir := os.Getenv("DOCKET_SHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "catalogue.pdf"), printed, 0o644); err != nil {
			t.Error(err)
		}
	}
	b.OnPaper()
	b.Shoot("catalogue-paper")
	for _, control := range []string{".search", ".languages", ".kinds", ".pages"} {
		if got := b.Reads("getComputedStyle(document.querySelector('" + control + "')).display"); got != "none" {
			t.Errorf("%s is printed as %s", control, got)
		}
	}
	if got := b.Reads("getComputedStyle(document.querySelector('.good')).breakInside"); got != "avoid" {
		t.Errorf("an entry may be torn: %s", got)
	}
}

func TestEverythingInTheCatalogueHasAName(t *testing.T) {
	w := openWindow(t)
	b, address := w.reads(t, 1280, 900)
	b.Goes(address + "/catalogue?kind=audit")
	said := b.Spoken()
	for _, line := range said {
		if role, name, _ := strings.Cut(line, ":"); strings.TrimSpace(name) == "" && heard[role] {
			t.Errorf("a %s has no name", role)
		}
	}
	all := strings.Join(said, "\n")
	for _, line := range []string{"heading: Service catalogue", "searchbox: Search the catalogue", "button: Search", "navigation: Language", "navigation: Kinds", "heading: Audits", "link: Process audit"} {
		if !strings.Contains(all, line) {
			t.Errorf("a screen reader does not say %q; it says\n%s", line, all)
		}
	}
}

func TestTheCatalogueInEveryLight(t *testing.T) {
	w := openWindow(t)
	for _, view := range []struct {
		name          string
		width, height int64
		set           func(*browsertest.Tab)
	}{
		{"catalogue-wide", 1280, 1400, func(*browsertest.Tab) {}},
		{"catalogue-wide-dark", 1280, 1400, (*browsertest.Tab).InTheDark},
		{"catalogue-phone-dark", 390, 1200, (*browsertest.Tab).InTheDark},
	} {
		b, address := w.reads(t, view.width, view.height)
		view.set(b)
		b.Goes(address + "/catalogue?lang=zh")
		b.Sees("流程审计")
		b.Shoot(view.name)
		for what, contrast := range map[string]string{"names": contrastOf(".good h3 a", ".good"), "facts": contrastOf(".facts", ".good"), "the chosen kind": contrastOf(".kinds [aria-current]", ".kinds [aria-current]")} {
			if got := b.Reads(contrast); got != "true" {
				t.Errorf("%s: the contrast of %s is below 4.5", view.name, what)
			}
		}
	}
	b, address := w.reads(t, 1280, 900)
	b.Goes(address + "/catalogue/VIEWS-M")
	b.Shoot("catalogue-entry-wide")
}
