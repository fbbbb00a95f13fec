package view

import (
	"github.com/slack-go/slack"

	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/project"
)

// CloseoutForm is what the forms that name owner and contact start from.
type CloseoutForm struct {
	Project  project.Line
	Opening  closeout.Opening   // proposed, or as it is
	Contacts []customer.Contact // those of the project's customer
}

// StartCloseout asks who sees to a close-out, and whom it goes to.
func StartCloseout(r Reader, f CloseoutForm) slack.ModalViewRequest {
	blocks := []slack.Block{
		section(r.projectName(f.Project)),
		section(r.P.T("A close-out sends the final document and the questionnaire to the customer, and ends when the customer signs or stays silent.")),
	}
	return modal(r, CloseoutStartFormID, r.P.Title("Begin the close-out"), r.P.Title("Begin"), projectRef{Project: f.Project.ID},
		append(blocks, r.openingFields(f)...)...)
}

// ReadStartCloseout reads which project is closed, by whom, and whom it goes to.
func ReadStartCloseout(v slack.View) (project.ID, closeout.Opening, error) {
	id, err := readProjectRef(v)
	if err != nil {
		return id, closeout.Opening{}, err
	}
	o, err := readOpening(v)
	return id, o, err
}

// ChangeCloseout asks for another owner or contact.
func ChangeCloseout(r Reader, id closeout.ID, f CloseoutForm) slack.ModalViewRequest {
	return modal(r, CloseoutChangeFormID, r.P.Title("Owner and contact"), r.P.Title("Save"), openingRef{closeoutRef: closeoutRef{Closeout: id}, Owner: f.Opening.Owner, Contact: f.Opening.Contact},
		append([]slack.Block{section(r.projectName(f.Project))}, r.openingFields(f)...)...)
}

// openingRef is the metadata of the form about owner and contact: which close-out, and who they were when it was opened.
type openingRef struct {
	closeoutRef
	Owner   directory.UserID   `json:"owner,omitempty"`
	Contact customer.ContactID `json:"contact,omitempty"`
}

// ReadChangeCloseout reads which close-out gets which owner and contact, and who they were when the form was opened.
func ReadChangeCloseout(v slack.View) (id closeout.ID, to, seen closeout.Opening, err error) {
	meta, err := readRef[openingRef](v)
	if err != nil {
		return 0, to, seen, err
	}
	to, err = readOpening(v)
	return meta.Closeout, to, closeout.Opening{Owner: meta.Owner, Contact: meta.Contact}, err
}

func (r Reader) openingFields(f CloseoutForm) []slack.Block {
	owner := hinted(input("owner", r.P.Label("Who sees to it"), userField(r.P.Placeholder("Choose one person"), f.Opening.Owner)),
		r.P.Label("Is reminded until the customer has answered"))
	options := optionsFor(f.Contacts, r.contactOption)
	if len(options) == 0 {
		return []slack.Block{owner, aside("⚠️ " + r.P.T("%s has no contact yet; `/customer` adds one. You can choose it later.", name(f.Project.CustomerName)))}
	}
	return []slack.Block{owner, optional(input("contact", r.P.Label("Contact at the customer"),
		menu(answer, r.P.Placeholder("Choose whom it goes to"), ref(f.Opening.Contact), options)))}
}

func (r Reader) contactOption(c customer.Contact) *slack.OptionBlockObject {
	return option(ref(c.ID), facts(oneLine(c.Name), oneLine(c.Email)))
}

func readOpening(v slack.View) (closeout.Opening, error) {
	a := answers{v}
	contact, err := a.number("contact")
	return closeout.Opening{Owner: a.user("owner"), Contact: customer.ContactID(contact)}, err
}

// closeoutRef is the metadata of a form about one close-out.
type closeoutRef struct {
	Closeout closeout.ID `json:"closeout"`
}

func (c closeoutRef) none() bool { return c.Closeout <= 0 }

func readCloseoutRef(v slack.View) (closeout.ID, error) {
	meta, err := readRef[closeoutRef](v)
	return meta.Closeout, err
}

// readRef reads the metadata of a form about one close-out, and refuses one of none.
func readRef[T interface{ none() bool }](v slack.View) (T, error) {
	meta, err := unpack[T](v)
	if err == nil && meta.none() {
		err = stale()
	}
	return meta, err
}
