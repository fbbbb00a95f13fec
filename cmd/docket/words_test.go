package main

import (
	"cmp"
	"encoding/json"
	"regexp"
	"strings"

	"docket/internal/sandbox"
	"docket/internal/seed"
)

// members is the invented company by Slack ID: what a mention shows.
var members = func() map[string]string {
	names := map[string]string{}
	for _, u := range seed.Workspace().Users {
		names[u.ID] = "@" + u.Name
	}
	return names
}()

var (
	mentioned = regexp.MustCompile(`<@(\w+)>`)
	dated     = regexp.MustCompile(`<!date\^[^|]*\|([^>]*)>`)
	unescape  = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")
)

// read is markup as a person reads it: names for mentions, the words of a date.
func read(markup string) string {
	markup = mentioned.ReplaceAllStringFunc(markup, func(m string) string {
		id := mentioned.FindStringSubmatch(m)[1]
		return cmp.Or(members[id], id)
	})
	return unescape.Replace(dated.ReplaceAllString(markup, "$1"))
}

// plain is every text in blocks as a person reads it, a line each.
func plain(blocks json.RawMessage) string {
	var v any
	if json.Unmarshal(blocks, &v) != nil {
		return ""
	}
	var b strings.Builder
	walk(v, func(o map[string]any) bool {
		if s, ok := o["text"].(string); ok {
			b.WriteString(read(s) + "\n")
		}
		return true
	})
	return b.String()
}

// words are the latest messages, for a failed test's reader.
func words(all []sandbox.Message) string {
	var b strings.Builder
	for _, m := range all[max(0, len(all)-8):] {
		b.WriteString("— " + wordsOf(m) + "\n")
	}
	return b.String()
}

func wordsOf(m sandbox.Message) string {
	said := read(m.Text) + "\n" + plain(m.Blocks)
	for _, f := range m.Files {
		said += "file " + f.Name + "\n"
	}
	return said
}

// missing is the first of the texts that what is said does not hold, "" for none.
func missing(said string, texts []string) string {
	for _, want := range texts {
		if !strings.Contains(said, want) {
			return want
		}
	}
	return ""
}

// inside are the fields of Block Kit that hold more of it, in reading order.
var inside = []string{"title", "label", "text", "fields", "accessory", "elements", "element", "hint", "blocks", "options"}

// walk visits every JSON object, outer ones first, until visit has seen enough.
func walk(v any, visit func(map[string]any) bool) bool {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if !walk(e, visit) {
				return false
			}
		}
	case map[string]any:
		if !visit(v) {
			return false
		}
		for _, k := range inside {
			if !walk(v[k], visit) {
				return false
			}
		}
	}
	return true
}
