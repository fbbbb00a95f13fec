package view

import (
	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/fault"
)

func chooseMember() *fault.Error { return fault.Invalidf("Choose one person.").In("member") }

// AddAbsence asks when somebody is away and who stands in. An administrator may say it for anybody.
func AddAbsence(r Reader, of directory.UserID) slack.ModalViewRequest {
	var blocks []slack.Block
	if r.May(directory.Administer) {
		blocks = append(blocks, input("member", r.P.Label("Who is away?"), userField(r.P.Placeholder("Choose one person"), of)))
	}
	blocks = append(blocks,
		input("from", r.P.Label("First day away"), dateField(r.today())),
		input("until", r.P.Label("Last day away"), dateField(r.today())),
		hinted(input("stand_in", r.P.Label("Who stands in"), userField(r.P.Placeholder("Choose one person"), "")),
			r.P.Label("Gets the reminders of these days")),
	)
	return modal(r, AbsenceFormID, r.P.Title("Absence"), r.P.Title("Save"), memberRef{Member: of}, blocks...)
}

// memberRef is the metadata of a form about one member.
type memberRef struct {
	Member directory.UserID `json:"member"`
}

// ReadAbsence reads who is away, when, and who stands in.
func ReadAbsence(v slack.View) (of directory.UserID, a directory.Absence, err error) {
	given := answers{v}
	meta, err := unpack[memberRef](v)
	if err != nil {
		return "", a, err
	}
	if of = given.user("member"); of == "" {
		of = meta.Member
	}
	a.StandIn = given.user("stand_in")
	if a.From, err = given.day("from"); err != nil {
		return of, a, err
	}
	a.Until, err = given.day("until")
	return of, a, err
}
