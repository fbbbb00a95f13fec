package view

import (
	"cmp"
	"regexp"
	"strings"

	"docket/internal/directory"
)

// slackForm is what Slack writes between angle brackets in the text of a message: a member, a channel, a group, a
// time, a link, each perhaps with a label.
var slackForm = regexp.MustCompile(`<([@#!]?)([^|<>]*)(?:\|([^<>]*))?>`)

var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// Unmarked is the text of a message as a person reads it, from what Slack's events carry: members by the name the
// reader knows, links by their label and address, and no escapes. It is raw text: it has to be escaped to be shown.
func (r Reader) Unmarked(text string) string {
	said := slackForm.ReplaceAllStringFunc(text, func(form string) string {
		part := slackForm.FindStringSubmatch(form)
		return r.form(part[1], part[2], part[3])
	})
	return unescape.Replace(said)
}

// form is one of them in words.
func (r Reader) form(kind, it, label string) string {
	switch kind {
	case "@":
		if m, ok := r.People[directory.UserID(it)]; ok && m.Name != "" {
			return "@" + m.Name
		}
		return "@" + cmp.Or(label, it)
	case "#":
		return "#" + cmp.Or(label, it)
	case "!":
		group, _, _ := strings.Cut(it, "^")
		return cmp.Or(label, "@"+group)
	}
	if it = strings.TrimPrefix(it, "mailto:"); label == "" || label == it {
		return it
	}
	return label + " (" + it + ")"
}
