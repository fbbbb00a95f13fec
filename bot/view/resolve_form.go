package view

import (
	"github.com/slack-go/slack"

	"docket/internal/issue"
)

// issueRef is the metadata of a form about one issue.
type issueRef struct {
	Issue issue.ID `json:"issue"`
}

// ResolveIssue asks what came out of an issue. One about the scope ends in one of two ways; the others just end.
func ResolveIssue(r Reader, c issue.Card) slack.ModalViewRequest {
	blocks := []slack.Block{section(r.inShort(c))}
	if c.Catalogue.Scope {
		blocks = append(blocks,
			input("ending", r.P.Label("How does it end?"), radio("",
				option(string(issue.ScopeAgreed), r.P.Option("The customer validated a new scope")),
				option(string(issue.ProjectEnding), r.P.Option("Management stops the project")))),
			input("reason", r.P.Label("Where the new scope is kept, or why the project stops"), longField("", issue.NoteLimit)),
		)
	}
	return modal(r, ResolveFormID, r.P.Title("Resolve the issue"), r.P.Title("Resolve"), issueRef{Issue: c.ID}, blocks...)
}

// ReadResolve reads how an issue ended, and which.
func ReadResolve(v slack.View) (issue.ID, issue.Result, error) {
	a := answers{v}
	id, err := readIssueRef(v)
	return id, issue.Result{Ending: issue.Ending(a.option("ending")), Note: a.text("reason")}, err
}

func readIssueRef(v slack.View) (issue.ID, error) {
	meta, err := unpack[issueRef](v)
	if err == nil && meta.Issue <= 0 {
		err = stale()
	}
	return meta.Issue, err
}
