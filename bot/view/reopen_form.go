package view

import (
	"github.com/slack-go/slack"

	"docket/internal/issue"
)

// ReopenIssue asks why an issue is open again.
func ReopenIssue(r Reader, c issue.Card) slack.ModalViewRequest {
	return modal(r, ReopenFormID, r.P.Title("Reopen the issue"), r.P.Title("Reopen"), issueRef{Issue: c.ID},
		section(r.inShort(c)),
		input("reason", r.P.Label("Why is it open again?"), longField("", issue.NoteLimit)),
	)
}

// ReadReopen reads which issue is open again, and why.
func ReadReopen(v slack.View) (id issue.ID, reason string, err error) {
	id, err = readIssueRef(v)
	return id, answers{v}.text("reason"), err
}
