package view

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/committee"
	"docket/internal/request"
	"docket/internal/requirement"
)

// wishButtons lead from a wish to the requirement that answers it: there, or to be raised by whom the request asks.
func (r Reader) wishButtons(c request.Card, open []request.Verb) []slack.BlockElement {
	switch {
	case c.State != request.Wished:
		return nil
	case c.Wish != 0:
		return []slack.BlockElement{button(RequirementOpen, ref(c.Wish), r.P.Button("Open the requirement"))}
	case slices.Contains(open, request.DoInScope):
		return []slack.BlockElement{primary(RequirementRaise, ref(c.ID), r.P.Button("Raise the requirement"))}
	}
	return nil
}

// becomes is what was decided of a requirement, in the minutes.
func (r Reader) becomes(m committee.Minute) string {
	chosen := requirement.PutOff
	if len(m.Choices) > 0 {
		chosen = requirement.Choice(m.Choices[0])
	}
	said := strings.ToLower(wording(r, choiceWords, chosen))
	if chosen == requirement.PutOff {
		said = r.P.T("not now, comes up again on %s", r.farDay(m.Due))
	}
	return said + r.decider(m)
}
