package requirement

import (
	"slices"
	"strings"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/money"
)

// Agree writes down the price that the customer agreed to, and asks for the two
// signatures with which it takes effect; whoever agreed it gives their own with it.
// Seen is the round of the price that they knew, 0 for none. Another price makes what
// was signed void.
func (r Requirement) Agree(p Price, seen int, s Scene) (Made, error) {
	if err := s.maySell(); err != nil {
		return Made{}, err
	}
	if err := r.priceable(seen, s); err != nil {
		return Made{}, err
	}
	p = p.tidy()
	if err := p.check(); err != nil {
		return Made{}, err
	}
	before := r
	p.By, p.At, p.Round = s.Actor.ID, s.Now, r.round()+1
	r.Price = &p
	r = r.moved(Confirming, s)
	r.Approval, _ = approval.Begin(Policy, r.facts(s), p.Round, s.approval())
	news := NewsArgs{Verb: "requirement.agreed", Price: &p, Void: before.signed()}
	return r.signedBy(&before, "requirement.agreed", news, s)
}

// round counts the prices so far.
func (r Requirement) round() int {
	if r.Price == nil {
		return 0
	}
	return r.Price.Round
}

// facts are what the policy asks signatures by: the project's sales manager signs in
// person, and nobody twice.
func (r Requirement) facts(s Scene) approval.Facts {
	return approval.Facts{By: r.Price.By, Amount: r.Price.Amount, Currency: r.Price.Currency, Apart: true,
		Named: map[string]directory.UserID{Policy.Steps[0].Key: s.Project.Sales}}
}

// signed are those whose signature of the price stands.
func (r Requirement) signed() []directory.UserID {
	var who []directory.UserID
	for _, step := range r.Approval.Steps {
		for _, v := range step.Votes {
			if v.Choice == approval.Yes {
				who = append(who, v.By)
			}
		}
	}
	return who
}

// Charged reports whether the requirement is developed against payment.
func (r Requirement) Charged() bool { return r.Outcome != nil && r.Outcome.Choice == ForPayment }

// Confirmed reports whether nothing keeps it from being developed: it costs nothing,
// or the price that stands is signed.
func (r Requirement) Confirmed() bool {
	return r.Outcome != nil && (r.Outcome.Choice == Develop ||
		r.Charged() && r.Price != nil && r.Approval.Round == r.Price.Round && r.Approval.State == approval.Approved)
}

// priceable refuses a price where none is asked for, and a form that was opened before
// another one was written down.
func (r Requirement) priceable(seen int, s Scene) error {
	if err := r.negotiable(s); err != nil {
		return err
	}
	if r.State == Unpaid {
		return fault.Conflictf("The customer did not want to pay. Take %s up again first.", r.ID.Number())
	}
	if seen != r.round() {
		return fault.Conflictf("%s wrote down another price at %s. Look at it first.", r.Price.By.Mention(), s.moment(r.Price.At))
	}
	return nil
}

// negotiable refuses what is not charged, and what is too late.
func (r Requirement) negotiable(s Scene) error {
	switch {
	case slices.Contains([]State{Negotiating, Unpaid, Confirming}, r.State):
		return nil
	case r.State == ToSchedule && r.Charged(), r.State == Scheduled && r.Charged():
		return nil
	case r.State == Developing && r.Charged():
		return fault.Conflictf("The work on %s has begun; its price stands.", r.ID.Number())
	case r.State == Done && r.Charged():
		return fault.Conflictf("%s was delivered at %s; its price stands.", r.ID.Number(), s.moment(r.Since))
	}
	return fault.Conflictf("Nothing is to be paid for %s.", r.ID.Number())
}

func (p Price) tidy() Price {
	p.Terms = strings.TrimSpace(p.Terms)
	return p
}

// check refuses a price that is none, beside the form's field.
func (p Price) check() error {
	return fault.Fields(p.checkAmount(), p.checkCurrency(), checkLong("terms", p.Terms, NoteLimit))
}

func (p Price) checkAmount() *fault.Error {
	if p.Amount <= 0 {
		return fault.Invalidf("Write what the customer pays.").In("amount")
	}
	if p.Amount > money.Limit {
		return fault.Invalidf("That is more than docket can count.").In("amount")
	}
	return nil
}

func (p Price) checkCurrency() *fault.Error {
	f, _ := fault.As(p.Currency.Check())
	return f
}

// Refuse writes down that the customer does not want to pay, for now. It rests until
// they do; whatever was signed is void.
func (r Requirement) Refuse(note string, s Scene) (Made, error) {
	if err := s.maySell(); err != nil {
		return Made{}, err
	}
	if err := r.refusable(s); err != nil {
		return Made{}, err
	}
	note, err := reason(note)
	if err != nil {
		return Made{}, err
	}
	before := r
	r.Approval = r.Approval.Void(s.approval())
	r = r.moved(Unpaid, s).because(note)
	return r.made("requirement.unpaid", &before, s, r.news(s, NewsArgs{Verb: "requirement.unpaid", Text: note})), nil
}

// refusable refuses what nobody pays for, and what is known.
func (r Requirement) refusable(s Scene) error {
	if r.State == Unpaid {
		return fault.Conflictf("Somebody wrote that down at %s already.", s.moment(r.Since))
	}
	return r.negotiable(s)
}

// Resume takes up again what the customer did not want to pay.
func (r Requirement) Resume(s Scene) (Made, error) {
	if err := r.mayResume(s); err != nil {
		return Made{}, err
	}
	if r.State != Unpaid {
		return Made{}, fault.Conflictf("%s was taken up again at %s already.", r.ID.Number(), s.moment(r.Since))
	}
	before := r
	r = r.moved(Negotiating, s)
	return r.made("requirement.resumed", &before, s, r.news(s, NewsArgs{Verb: "requirement.resumed"})), nil
}

// reason is a note that has to be there.
func reason(note string) (string, error) {
	note = strings.TrimSpace(note)
	if note == "" {
		return "", fault.Invalidf("Say why.").In("note")
	}
	if err := checkLong("note", note, NoteLimit); err != nil {
		return "", err
	}
	return note, nil
}

// maySell refuses everybody but the project's sales manager, who stands in, heads of
// sales and Management.
func (s Scene) maySell() error {
	of := s.Project.Sales
	if !s.People[of].Active {
		return directory.Permission{
			Roles:   []directory.Role{directory.SalesManager, directory.SalesLead, directory.Management},
			Refusal: locale.Textf("Only Sales or Management may agree on the price."),
		}.Check(s.Actor)
	}
	if s.Actor.Active && (s.Actor.ID == of || s.People.Reach(of, s.Now) == s.Actor.ID) {
		return nil
	}
	return directory.Permission{
		Roles:   []directory.Role{directory.SalesLead, directory.Management},
		Refusal: locale.Textf("Only %s, who sells to this customer, a head of sales or Management may agree on the price.", of.Mention()),
	}.Check(s.Actor)
}

// mayResume lets those resume who agree on the price, and those who manage the project.
func (r Requirement) mayResume(s Scene) error {
	if r.mayPlan(s) == nil {
		return nil
	}
	return s.maySell()
}
