package view

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/sandbox/blockkit"
)

// judge holds a drawing against what Slack takes, and against what a text of ours may contain.
func judge(t testing.TB, it any) {
	t.Helper()
	raw := mustJSON(it)
	var problems []blockkit.Problem
	switch it := it.(type) {
	case Message:
		if it.File == nil {
			problems = blockkit.Message(mustJSON(it.Blocks), "/blocks")
		} else if n := utf8.RuneCountInString(it.File.Title); n > 255 || len(it.File.Content) == 0 {
			t.Errorf("a file of %d bytes with a title of %d characters", len(it.File.Content), n)
		}
		if n := utf8.RuneCountInString(it.Text); n == 0 || n > textLimit {
			t.Errorf("the text beside the blocks has %d characters", n)
		}
		if bad := unsafe(it.Text); bad != "" {
			t.Errorf("the text beside the blocks holds %q", bad)
		}
	case Options:
		problems = blockkit.Options(raw)
	case slack.ModalViewRequest, slack.HomeTabViewRequest:
		problems = blockkit.View(raw, "/view")
		if len(raw) > blockkit.MaxViewSize {
			t.Errorf("the view has %d bytes", len(raw))
		}
	}
	for _, p := range problems {
		t.Errorf("Slack would refuse it: %s", p)
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		t.Fatal(err)
	}
	judgeTexts(t, "", tree)
}

func mustJSON(v any) json.RawMessage { return must(json.Marshal(v)) }

// judgeTexts looks at every text object.
func judgeTexts(t testing.TB, at string, node any) {
	t.Helper()
	switch node := node.(type) {
	case []any:
		for i, child := range node {
			judgeTexts(t, fmt.Sprintf("%s/%d", at, i), child)
		}
	case map[string]any:
		kind := node["type"]
		if text, ok := node["text"].(string); ok && (kind == slack.PlainTextType || kind == slack.MarkdownType) {
			if bad := unsafe(text); bad != "" {
				t.Errorf("%s holds %q in %.200q", at, bad, text)
			}
			if kind == slack.MarkdownType && node["verbatim"] != true {
				t.Errorf("%s lets Slack look for channels and groups in %.200q", at, text)
			}
		}
		for name, child := range node {
			judgeTexts(t, at+"/"+name, child)
		}
	}
}

var ours = regexp.MustCompile(`^<(?:@U0(?:ANA|MARC|LEA|WEI|CLARA)|#C0[A-Z]+|!date\^\d+\^[^|<>]+\|[^|<>]+|https?://[^|<> ]+\|[^<>]+)>`)

// unsafe is what of a text Slack would read as something only we may write, or "".
func unsafe(text string) string {
	for _, never := range []string{"\u202e", "\u2066", "\x00"} {
		if i := strings.Index(text, never); i >= 0 {
			return text[i:min(len(text), i+40)]
		}
	}
	for at := 0; ; {
		next := strings.IndexAny(text[at:], "<>&")
		if next < 0 {
			return ""
		}
		at += next
		n := written(text, at)
		if n == 0 {
			return text[at:min(len(text), at+40)]
		}
		at += n
	}
}

// written is how many bytes of a text, from one of < > & on, are markup as we write it.
func written(text string, at int) int {
	switch rest := text[at:]; {
	case rest[0] == '<':
		return len(ours.FindString(rest[:strings.IndexByte(rest, '>')+1]))
	case rest[0] == '&':
		for _, entity := range []string{"&amp;", "&lt;", "&gt;"} {
			if strings.HasPrefix(rest, entity) {
				return len(entity)
			}
		}
	case strings.HasPrefix(rest, "> ") && (at == 0 || text[at-1] == '\n'): // a quotation
		return 1
	}
	return 0
}

var hostile = map[string]string{
	"four thousand characters": strings.Repeat("x", 4_000),
	"four thousand escapes":    strings.Repeat("&<>", 1_334),
	"a mention of everybody":   "<!channel> <!here> <!everyone> <!subteam^S1> <@U0EVIL> <#C0EVIL> @channel #general",
	"broken forms":             "<!date^1^{date}|x <@ & &amp <https://evil.example|Approve",
	"an address that closes":   "https://evil.example|x> <!channel>",
	"emoji":                    strings.Repeat("👩‍👩‍👧‍👦🏳️‍🌈", 200),
	"right to left":            "שלום \u202egnp.exe\u202c عربي",
	"many lines":               strings.Repeat("a\n\n> b\r\n", 400),
	"nothing":                  "",
	"spaces":                   " \t\n ",
	"no text at all":           "\x00\xff\xfe",
	"verbs":                    "%s %d %!v(PANIC= 100 %",
	"a menu's value":           "issue.close|12",
}

func TestNothingPeopleWriteBreaksWhatIsDrawn(t *testing.T) {
	for called, text := range hostile {
		t.Run(called, func(t *testing.T) {
			t.Parallel()
			drawAll(t, reader(locale.French()), text, 2) // the longer words of the two
			drawAll(t, reader(locale.English()), text, 0)
		})
	}
	t.Run("two hundred of everything", func(t *testing.T) {
		t.Parallel()
		drawAll(t, reader(locale.French()), hostile["four thousand escapes"], 200)
	})
}

func drawAll(t testing.TB, r Reader, text string, many int) {
	t.Helper()
	f := fixture{written: func(string) string { return text }, many: many}
	for drawn, it := range drawings(t, r, f) {
		judge(t, it)
		if t.Failed() {
			t.Fatalf("%s of %d with %.40q", drawn, many, text)
		}
	}
	r.People = f.people()
	_ = MinutesMarkdown(r, f.minutes())
}

func FuzzNothingPeopleWriteBreaksWhatIsDrawn(f *testing.F) {
	for _, text := range hostile {
		f.Add(text, uint8(4))
	}
	f.Fuzz(func(t *testing.T, text string, part uint8) {
		fix := fixture{written: func(string) string { return text }, many: 2}
		parts := fix.parts(t, reader(locale.English()))
		for drawn, it := range parts[int(part)%len(parts)]() {
			judge(t, it)
			if t.Failed() {
				t.Fatal(drawn)
			}
		}
	})
}

func FuzzTextIsSafeWhereverItStands(f *testing.F) {
	for _, text := range hostile {
		f.Add(text, uint8(40))
	}
	f.Fuzz(func(t *testing.T, text string, room uint8) {
		limit := int(room) + 10
		r := reader(locale.French())
		for how, said := range map[string]string{
			"escaped": escapeTo(text, limit), "as a name": name(text), "quoted": quote(text, limit),
			"linked": link(text, "here"), "clipped": clipMarkup(Escape(text), limit),
			"in a fault": Fault(r, fault.Conflictf("%s is over already.", text)), "plain": plain(text, limit).Text,
		} {
			if bad := unsafe(said); bad != "" {
				t.Errorf("%s it holds %q", how, bad)
			}
		}
		for _, said := range []string{escapeTo(text, limit), clipMarkup(Escape(text), limit), quote(text, limit)} {
			if n := utf8.RuneCountInString(said); n > limit {
				t.Errorf("%q takes %d characters of %d", said, n, limit)
			}
		}
	})
}

func (f fixture) people() directory.People {
	return directory.People{ana: {Name: f.written("Ana")}, marc: {Name: f.written("Marc")}, lea: {Name: f.written("Léa")}}
}
