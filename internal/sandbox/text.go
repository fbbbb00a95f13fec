package sandbox

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Lengths of a message's text, in characters (reference of chat.postMessage and chat.update).
const (
	maxText         = 40_000
	maxUpdateText   = 4_000
	maxMarkdownText = 12_000
)

var (
	entity  = regexp.MustCompile(`^&(amp|lt|gt);`)
	control = regexp.MustCompile(`^<(@[UW][A-Z0-9]+|#[CGD][A-Z0-9]+|![a-z]+[^<>]*|https?://[^<>\s]+|mailto:[^<>\s]+|tel:[^<>\s]+)(\|[^<>]*)?>`)
)

// slackText is a text as Slack stores it: control sequences and entities stay, every other &, < and > is escaped.
func slackText(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		rest := text[i:]
		kept := ""
		switch rest[0] {
		case '&':
			if kept = entity.FindString(rest); kept == "" {
				b.WriteString("&amp;")
			}
		case '<':
			if kept = control.FindString(rest); kept == "" {
				b.WriteString("&lt;")
			}
		case '>':
			b.WriteString("&gt;")
		default:
			kept = rest[:1]
		}
		b.WriteString(kept)
		i += max(1, len(kept))
	}
	return b.String()
}

func truncated(text string, length int) string {
	if utf8.RuneCountInString(text) <= length {
		return text
	}
	return string([]rune(text)[:length])
}

var typedName = regexp.MustCompile(`(^|[^\w<@#&|/])([@#])([\p{L}\d][\p{L}\d._-]*)`)

// asTyped is what a person's typing becomes: @name and #name of things that exist turn into mentions, all else is escaped.
func (w *world) asTyped(text string) string {
	return w.linkNames(slackText(autoLink(text)), false)
}

// linkNames turns typed names into mentions, with the name behind a bar when labelled as in commands that ask for escaping.
func (w *world) linkNames(text string, labelled bool) string {
	return typedName.ReplaceAllStringFunc(text, func(match string) string {
		parts := typedName.FindStringSubmatch(match)
		name := strings.TrimRight(parts[3], ".-_")
		mention := w.mention(parts[2], name, labelled)
		if mention == "" {
			return match
		}
		return parts[1] + mention + parts[3][len(name):]
	})
}

func (w *world) mention(sign, name string, labelled bool) string {
	if sign == "@" {
		switch name {
		case "here", "channel", "everyone":
			return "<!" + name + ">"
		}
		if u := w.person(name); u != nil && u.Name == name {
			return "<@" + u.ID + label(labelled, u.Name) + ">"
		}
		return ""
	}
	c := w.channel(name)
	switch {
	case c == nil || c.Name != name:
		return ""
	case c.Kind == kindPrivate:
		return "<#" + c.ID + "|>"
	default:
		return "<#" + c.ID + "|" + c.Name + ">"
	}
}

func label(on bool, name string) string {
	if !on {
		return ""
	}
	return "|" + name
}

var bareLink = regexp.MustCompile(`(^|[\s(])(https?://[^\s<>()|]+)`)

// autoLink marks the addresses a person typed as links.
func autoLink(text string) string { return bareLink.ReplaceAllString(text, "$1<$2>") }
