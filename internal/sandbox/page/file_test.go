package page_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// onDisk are files of the names, each with a few words in it.
func onDisk(t *testing.T, names ...string) []string {
	t.Helper()
	dir := t.TempDir()
	paths := make([]string, len(names))
	for n, name := range names {
		paths[n] = filepath.Join(dir, name)
		if err := os.WriteFile(paths[n], []byte("a few words"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

func TestFilesArePickedTakenOutAndSent(t *testing.T) {
	b := open(t, 1280, 800)
	const field = `[data-key="f/f"]`
	b.Types(composer, "/docket"+enter)
	b.Sees("This meeting has ended")
	b.Picks(field, onDisk(t, "picture.png")...)
	b.Sees("picture.png is not of type txt, pdf.")
	b.Picks(field, onDisk(t, "large.pdf")...)
	b.Sees("large.pdf was not added: the file is larger than 10 MB.")
	b.Picks(field, onDisk(t, "report.pdf", "notes.txt")...)
	b.Until(`document.querySelectorAll('.picked-files li').length === 2`)
	b.SeesNot("larger than 10 MB")
	b.Runs(`document.querySelector('.file-field').scrollIntoView({block: 'center'})`)
	b.Shoot("files")
	b.Picks(field, onDisk(t, "more.pdf")...)
	b.Sees("At most 2 files.")
	b.Clicks(`[aria-label="Remove report.pdf"]`)
	b.Until(`document.activeElement.dataset.key === 'f/f'`)
	b.Presses("Save")
	b.Until(`document.querySelector('.dialog-foot .primary')`)
	values := b.made("submit")[0]["values"].(object)
	if diff := cmp.Diff(any([]any{"F-notes.txt"}), values["f"].(object)["f"]); diff != "" {
		t.Errorf("the files sent (-want +got):\n%s", diff)
	}
}

func TestLinksOpenBesideThePage(t *testing.T) {
	b := open(t, 1280, 800)
	b.Sees("12 to decide")
	if got := b.Reads(`document.querySelectorAll('.message a[href^="http"]:not([download])').length > 0`); got != "true" {
		t.Fatal("the sample has no link")
	}
	wrong := b.Reads(`[...document.querySelectorAll('.message a[href^="http"]:not([download])')]
		.filter((one) => one.target !== '_blank' || !one.relList.contains('noopener')).map((one) => one.outerHTML).join('\n')`)
	if wrong != "" {
		t.Errorf("these do not open in a tab of their own:\n%s", wrong)
	}
}
