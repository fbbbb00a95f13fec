package project

import (
	"cmp"
	"net/url"
	"strings"
	"unicode/utf8"

	"docket/internal/fault"
)

// Document is a paper of a project: a link to where it is kept, or a file in
// Slack. The zero Document is none.
type Document struct {
	Title string `json:"title,omitempty"`
	URL   string `json:"url,omitempty"`  // http or https; "" for a file
	File  string `json:"file,omitempty"` // Slack file ID, "" for a link
}

// The limits of a document, in characters.
const (
	TitleLimit = 150
	URLLimit   = 2000
)

// None reports whether there is no document.
func (d Document) None() bool { return d.URL == "" && d.File == "" }

// Name is what people call the document: its title, else its address.
func (d Document) Name() string { return cmp.Or(d.Title, d.URL, d.File) }

// Check refuses a document that is neither link nor file, naming the field.
func (d Document) Check() error {
	switch {
	case d.None():
		return fault.Invalidf("Add the document: a file, or a link to it.").In("document_url")
	case utf8.RuneCountInString(d.Title) > TitleLimit:
		return fault.Invalidf("The title may have at most %d characters.", TitleLimit).In("document_title")
	case d.File != "":
		return nil
	}
	return checkLink(d.URL)
}

func checkLink(link string) error {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil ||
		len(link) > URLLimit || strings.ContainsFunc(link, func(r rune) bool { return r <= ' ' || r == '<' || r == '>' || r == '|' || r == '"' }) {
		return fault.Invalidf("Write the link as it stands in the browser, from https:// on.").In("document_url")
	}
	return nil
}
