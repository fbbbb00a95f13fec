package page_test

import (
	"os"
	"testing"

	"docket/internal/browsertest"
)

// tab is one browser tab that shows the page, with the workspace behind it.
type tab struct {
	*browsertest.Tab
	*workspace
}

func TestMain(m *testing.M) { os.Exit(browsertest.Main(m)) }

// open shows the page over a sample workspace, in a new tab of the given size.
func open(t *testing.T, width, height int64) *tab {
	t.Helper()
	browsertest.Chromium(t)
	space, url := newWorkspace(t)
	return &tab{Tab: browsertest.Visit(t, url, width, height), workspace: space}
}

// visit shows the page at an address.
func visit(t *testing.T, url string, width, height int64) *tab {
	t.Helper()
	return &tab{Tab: browsertest.Visit(t, url, width, height)}
}

const (
	composer = "#composer-input"
	enter    = browsertest.Enter
	escape   = browsertest.Escape
)
