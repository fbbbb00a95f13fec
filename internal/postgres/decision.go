package postgres

import (
	"docket/internal/calendar"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// decisionDoc is a decision as decisionJSON writes it.
type decisionDoc struct {
	ID         decision.ID           `json:"id"`
	Kind       string                `json:"kind"`
	Subject    int64                 `json:"subject"`
	Committee  directory.CommitteeID `json:"committee"`
	Verb       string                `json:"verb"`
	Choices    []string              `json:"choices"`
	Note       string                `json:"note"`
	Owner      directory.UserID      `json:"owner"`
	Due        calendar.Date         `json:"due"`
	By         directory.UserID      `json:"by"`
	At         moment                `json:"at"`
	Supersedes decision.ID           `json:"supersedes"`
}

// decisionJSON is decision d as a document.
const decisionJSON = `jsonb_build_object('id', d.id, 'kind', d.subject_kind, 'subject', d.subject_id, 'committee', d.committee_id,
	'verb', d.verb, 'choices', d.choices, 'note', d.note, 'owner', d.owner, 'due', d.due, 'by', d.by_member, 'at', d.at,
	'supersedes', d.supersedes)`

func (d decisionDoc) decision() decision.Decision {
	return decision.Decision{
		ID: d.ID, Subject: outbox.Subject{Kind: d.Kind, ID: d.Subject}, Committee: d.Committee, Verb: d.Verb, Choices: d.Choices,
		Note: d.Note, Owner: d.Owner, Due: d.Due, By: d.By, At: d.At.time(), Supersedes: d.Supersedes,
	}
}
