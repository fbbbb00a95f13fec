// Package browsertest lets tests look at a page in a real Chromium, as a person
// would: by what is written on things. It refuses to be part of the product: only
// tests import it. Where Chromium is not installed, tests that need it are skipped
// with one line that says what to install, or fail when DOCKET_REQUIRE is 1.
package browsertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// patience bounds every wait in a browser; a test that needs it has failed.
const patience = 3 * time.Minute

// Step is one thing done in a browser.
type Step = chromedp.Action[chromedp.Void]

// Tab is one browser tab. Every wait in it is bounded; what does not come in time
// fails the test.
type Tab struct {
	*testing.T
	ctx context.Context

	mu       sync.Mutex
	problems []string
}

// Chromium finds Chromium. Without one the test is skipped, unless
// DOCKET_REQUIRE=1 makes it mandatory.
func Chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const hint = "no Chromium found: install the package chromium (or Google Chrome) to run the browser tests"
	if os.Getenv("DOCKET_REQUIRE") == "1" {
		t.Fatal(hint)
	}
	t.Skip(hint)
	return ""
}

var launch = sync.OnceValues(func() (context.Context, context.CancelFunc) {
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("lang", "en-GB"))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		panic(fmt.Errorf("start Chromium: %w", err))
	}
	return ctx, func() { cancel(); stop() }
})

// Main runs a package's tests and ends the browser they have in common.
func Main(m *testing.M) int {
	code := m.Run()
	if launched.Load() {
		_, stop := launch()
		stop()
	}
	return code
}

var launched atomic.Bool

// Visit shows the page at an address. The test fails when the page logs an
// error, throws, or breaks its own content policy.
func Visit(t *testing.T, url string, width, height int64) *Tab {
	t.Helper()
	one := Open(t, width, height)
	one.Goes(url)
	return one
}

// Open is an empty tab of a browser that remembers nothing.
func Open(t *testing.T, width, height int64) *Tab {
	t.Helper()
	Chromium(t)
	launched.Store(true)
	parent, _ := launch()
	ctx, cancel := chromedp.NewContext(parent, chromedp.WithNewBrowserContext())
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	one := &Tab{T: t, ctx: ctx}
	t.Cleanup(func() { stop(); cancel() })
	// The tab lives as long as the context it is first used with, so this comes
	// before anything that has its own time limit.
	if err := chromedp.Listen(ctx, one.watch); err != nil {
		t.Fatal(err)
	}
	touch := []chromedp.EmulateViewportOption{}
	if width < 500 {
		touch = append(touch, chromedp.EmulateTouch)
	}
	one.Do(chromedp.EmulateViewport(width, height, touch...))
	t.Cleanup(func() {
		one.mu.Lock()
		defer one.mu.Unlock()
		for _, problem := range one.problems {
			t.Errorf("the page reported: %s", problem)
		}
	})
	return one
}

// Goes loads an address and waits until the page is ready.
func (b *Tab) Goes(url string) {
	b.Helper()
	b.Do(chromedp.Navigate(url), chromedp.WaitReady(chromedp.CSS("body[data-ready]")))
}

func (b *Tab) watch(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch event := event.(type) {
	case *runtime.EventExceptionThrown:
		b.problems = append(b.problems, fmt.Sprint(event.ExceptionDetails.Text, event.ExceptionDetails.Exception))
	case *log.EventEntryAdded:
		// A missing picture is part of the sample; the page draws its description.
		if event.Entry.Level == log.EntryLevelError && event.Entry.Source != log.EntrySourceNetwork {
			b.problems = append(b.problems, event.Entry.Text)
		}
	}
}

// Do carries out steps, one after the other.
func (b *Tab) Do(actions ...Step) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.Shoot("failed-" + b.Name())
		b.mu.Lock()
		defer b.mu.Unlock()
		b.Fatalf("in the browser: %v; the page reported %q", err, b.problems)
	}
}

// Presses clicks the visible button, tab or menu item of this text or name.
func (b *Tab) Presses(name string) {
	b.Helper()
	path := fmt.Sprintf(`//*[self::button or self::summary or self::a or @role='option' or @role='menuitem'][normalize-space(.)=%[1]q or @aria-label=%[1]q][not(ancestor-or-self::*[@hidden])]`, name)
	b.Do(chromedp.Click(path, chromedp.NodeVisible))
}

// Clicks clicks what a CSS selector finds.
func (b *Tab) Clicks(selector string) {
	b.Helper()
	b.Do(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// Types writes into what a CSS selector finds.
func (b *Tab) Types(selector, text string) {
	b.Helper()
	b.Do(chromedp.SendKeys(chromedp.CSS(selector), text, chromedp.NodeVisible))
}

// Picks chooses files of this machine for the file field a CSS selector finds.
func (b *Tab) Picks(selector string, paths ...string) {
	b.Helper()
	b.Do(chromedp.SetUploadFiles(chromedp.CSS(selector), paths, chromedp.NodeVisible))
}

// Keys sends keys to whatever has the focus.
func (b *Tab) Keys(text string) {
	b.Helper()
	b.Do(chromedp.KeyEvent(text))
}

// Until waits for a JavaScript expression to become true.
func (b *Tab) Until(expression string) {
	b.Helper()
	b.Do(chromedp.Poll[chromedp.Void]("Boolean("+expression+")", chromedp.WithPollingTimeout(patience), chromedp.WithPollingInterval(30*time.Millisecond)))
}

// Sees waits for text somewhere on the page.
func (b *Tab) Sees(text string) {
	b.Helper()
	b.Until(fmt.Sprintf("document.body.innerText.includes(%q)", text))
}

// SeesNot waits until the text is nowhere on the page.
func (b *Tab) SeesNot(text string) {
	b.Helper()
	b.Until(fmt.Sprintf("!document.body.innerText.includes(%q)", text))
}

// Runs evaluates JavaScript for its effect.
func (b *Tab) Runs(script string) {
	b.Helper()
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Evaluate[*runtime.RemoteObject](script)(ctx, target)
		return err
	}))
}

// Reads evaluates a JavaScript expression to a string.
func (b *Tab) Reads(expression string) string {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		b.Fatalf("evaluate %s: %v", expression, err)
	}
	return text
}

// Shoot keeps a picture in the directory DOCKET_SHOTS, when that is set.
func (b *Tab) Shoot(name string) {
	dir := os.Getenv("DOCKET_SHOTS")
	if dir == "" {
		return
	}
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.Logf("take picture %s: %v", name, err)
		return
	}
	if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)+".png"), picture, 0o644); err != nil {
		b.Logf("keep picture %s: %v", name, err)
	}
}

// Enter and Escape are keys, for Keys and Types.
const (
	Enter  = kb.Enter
	Escape = kb.Escape
)
