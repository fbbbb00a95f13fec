package view

import (
	"github.com/slack-go/slack"

	"docket/internal/project"
)

// KeepContract asks for one of the two versions of a signed contract.
func KeepContract(r Reader, c project.Card) slack.ModalViewRequest {
	blocks := []slack.Block{
		section(r.projectName(c.Line)),
		input("version", r.P.Label("Version"), radio(string(project.Full),
			option(string(project.Full), r.P.Option("Full: Management alone, each opening is recorded")),
			option(string(project.Reduced), r.P.Option("Without commercial terms: on the project’s card")))),
	}
	return modal(r, ContractFormID, r.P.Title("Signed contract"), r.P.Title("Save"), projectRef{Project: c.ID},
		append(blocks, r.documentFields(project.Document{})...)...)
}

// ReadContract reads a version of a contract, and of which project.
func ReadContract(v slack.View) (id project.ID, of project.Version, d project.Document, err error) {
	a := answers{v}
	id, err = readProjectRef(v)
	return id, project.Version(a.option("version")), a.document(), err
}

// SaidContract hands the full contract to whoever opened it.
func SaidContract(r Reader, c project.Card, d project.Document) Message {
	return sentence(r.colon(r.projectName(c.Line), r.P.T("full contract: %s", r.document(d))) + "\n" +
		r.P.T("That you opened it is on record."))
}
