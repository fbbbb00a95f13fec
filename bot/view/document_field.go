package view

import (
	"cmp"

	"github.com/slack-go/slack"

	"docket/internal/project"
)

// documentFields ask for a document: a file, or a link to where it is kept. The first of them is required by the rule
// and not by Slack, which cannot know that one of two is enough.
func (r Reader) documentFields(d project.Document) []slack.Block {
	return []slack.Block{
		optional(input("document_file", r.P.Label("Document as a file"), slack.NewFileInputBlockElement(answer).WithMaxFiles(1))),
		optional(hinted(input("document_url", r.P.Label("or a link to it"), textField(d.URL, project.URLLimit)),
			r.P.Label("Where it is kept, from https:// on"))),
		optional(input("document_title", r.P.Label("Title of the document"), textField(d.Title, project.TitleLimit))),
	}
}

// document is what documentFields were filled with; the zero Document when nothing was.
func (a answers) document() project.Document {
	d := project.Document{Title: oneLine(a.text("document_title")), URL: a.text("document_url")}
	if files := a.of("document_file").Files; len(files) > 0 {
		d.File, d.URL = files[0].ID, ""
		d.Title = cmp.Or(d.Title, clipRaw(oneLine(cmp.Or(files[0].Title, files[0].Name)), project.TitleLimit))
	}
	return d
}
