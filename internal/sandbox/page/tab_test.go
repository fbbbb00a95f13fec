package page_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// patience bounds every wait in a browser; a test that needs it has failed.
const patience = 20 * time.Second

// step is one thing done in a browser.
type step = chromedp.Action[chromedp.Void]

// tab is one browser tab that shows the page, with the workspace behind it.
type tab struct {
	*testing.T
	*workspace
	ctx context.Context

	mu       sync.Mutex
	problems []string
}

// browser finds Chromium. Without one the test is skipped, unless
// DOCKET_REQUIRE=1 makes it mandatory.
func browser(t *testing.T) string {
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

var launched bool

func TestMain(m *testing.M) {
	code := m.Run()
	if launched {
		_, stop := launch()
		stop()
	}
	os.Exit(code)
}

// open shows the page over a sample workspace, in a new tab of the given size.
func open(t *testing.T, width, height int64) *tab {
	t.Helper()
	browser(t)
	space, url := newWorkspace(t)
	one := visit(t, url, width, height)
	one.workspace = space
	return one
}

// visit shows the page at an address. The test fails when the page logs an
// error, throws, or breaks its own content policy.
func visit(t *testing.T, url string, width, height int64) *tab {
	t.Helper()
	browser(t)
	launched = true
	parent, _ := launch()
	ctx, cancel := chromedp.NewContext(parent, chromedp.WithNewBrowserContext())
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	one := &tab{T: t, ctx: ctx}
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
	one.do(chromedp.EmulateViewport(width, height, touch...))
	one.do(chromedp.Navigate(url), chromedp.WaitReady(chromedp.CSS("body[data-ready]")))
	t.Cleanup(func() {
		one.mu.Lock()
		defer one.mu.Unlock()
		for _, problem := range one.problems {
			t.Errorf("the page reported: %s", problem)
		}
	})
	return one
}

func (b *tab) watch(event any) {
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

func (b *tab) do(actions ...step) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.shoot("failed-" + b.Name())
		b.mu.Lock()
		defer b.mu.Unlock()
		b.Fatalf("in the browser: %v; the page reported %q", err, b.problems)
	}
}

// presses clicks the visible button, tab or menu item of this text or name.
func (b *tab) presses(name string) {
	b.Helper()
	path := fmt.Sprintf(`//*[self::button or self::summary or self::a or @role='option' or @role='menuitem'][normalize-space(.)=%[1]q or @aria-label=%[1]q][not(ancestor-or-self::*[@hidden])]`, name)
	b.do(chromedp.Click(path, chromedp.NodeVisible))
}

// clicks clicks what a CSS selector finds.
func (b *tab) clicks(selector string) {
	b.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// types writes into what a CSS selector finds.
func (b *tab) types(selector, text string) {
	b.Helper()
	b.do(chromedp.SendKeys(chromedp.CSS(selector), text, chromedp.NodeVisible))
}

// keys sends keys to whatever has the focus.
func (b *tab) keys(text string) {
	b.Helper()
	b.do(chromedp.KeyEvent(text))
}

// until waits for a JavaScript expression to become true.
func (b *tab) until(expression string) {
	b.Helper()
	b.do(chromedp.Poll[chromedp.Void]("Boolean("+expression+")", chromedp.WithPollingTimeout(patience), chromedp.WithPollingInterval(30*time.Millisecond)))
}

// sees waits for text somewhere on the page; seesNot for its absence.
func (b *tab) sees(text string) {
	b.Helper()
	b.until(fmt.Sprintf("document.body.innerText.includes(%q)", text))
}

func (b *tab) seesNot(text string) {
	b.Helper()
	b.until(fmt.Sprintf("!document.body.innerText.includes(%q)", text))
}

// runs evaluates JavaScript for its effect.
func (b *tab) runs(script string) {
	b.Helper()
	b.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Evaluate[*runtime.RemoteObject](script)(ctx, target)
		return err
	}))
}

// reads evaluates a JavaScript expression to a string.
func (b *tab) reads(expression string) string {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		b.Fatalf("evaluate %s: %v", expression, err)
	}
	return text
}

// shoot keeps a picture in the directory DOCKET_SHOTS, when that is set.
func (b *tab) shoot(name string) {
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

const (
	composer = "#composer-input"
	enter    = kb.Enter
	escape   = kb.Escape
)
