package view

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"docket/internal/locale"
)

var update = flag.Bool("update", false, "write the golden files anew")

var languages = map[string]*locale.Printer{"en": locale.English(), "fr": locale.French()}

func TestWhatIsDrawnIsAsAgreed(t *testing.T) {
	for language, p := range languages {
		for drawn, it := range drawings(t, reader(p), company) {
			t.Run(drawn+"."+language, func(t *testing.T) {
				got := pretty(t, it)
				golden(t, filepath.Join("testdata", drawn+"."+language+".golden.json"), got)
				judge(t, it)
			})
		}
	}
}

func TestMinutesAreExported(t *testing.T) {
	for language, p := range languages {
		r := reader(p)
		r.People = company.people()
		golden(t, filepath.Join("testdata", "minutes."+language+".golden.md"), []byte(MinutesMarkdown(r, company.minutes())))
	}
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; `go test ./bot/view -update` writes it", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// pretty is the drawing as Slack gets it, for people to read.
func pretty(t testing.TB, it any) []byte {
	t.Helper()
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if m, ok := it.(Message); ok {
		drawn := map[string]any{"text": m.Text, "blocks": m.Blocks}
		if m.File != nil {
			drawn["file"] = map[string]any{"name": m.File.Name, "title": m.File.Title, "content": strings.Split(string(m.File.Content), "\r\n")}
		}
		it = drawn
	}
	if err := encoder.Encode(it); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
