package closeout

import (
	"context"
	"fmt"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/questionnaire"
)

// Rule changes a close-out in a scene, or refuses with a fault.
type Rule func(Closeout, Scene) (Outcome, error)

// Wants is what a rule needs of its scene beside what is always there.
type Wants struct {
	People []directory.UserID // named by the act
	Issues int                // how many it may raise
	Caller directory.UserID   // in whose diary it plans the first call-back; "" for nobody's
}

// Store keeps close-outs.
type Store interface {
	// OpenCloseout locks the project, lets the rule make its close-out, and writes
	// both in one transaction. The same act again returns what it made.
	OpenCloseout(ctx context.Context, act directory.Act, of project.ID, w Wants, open func(Scene) (Outcome, error)) (Closeout, error)
	// ChangeCloseout locks the project and then the close-out, lets the rule decide,
	// and writes what it returns in one transaction.
	ChangeCloseout(ctx context.Context, act directory.Act, id ID, w Wants, rule Rule) (Closeout, error)
	// Closeout reads the card of one, by its number or by its project's.
	Closeout(ctx context.Context, which Which) (Card, error)
	// Closeouts lists what fits the filter: first what closes first, then what does
	// not close by itself, what is over last.
	Closeouts(ctx context.Context, f Filter) ([]Line, error)
	// CustomerPage reads what a link leads to, by the link's hash, ended or not.
	CustomerPage(ctx context.Context, l Link) (Page, error)
}

// Which names a close-out by one of the two.
type Which struct {
	ID      ID
	Project project.ID
}

// Filter says which close-outs a list holds; zero fields do not filter.
type Filter struct {
	Owner directory.UserID // or who is the project's manager or sales manager
	Text  string           // in the project's or the customer's name; those that are over are found too
	Limit int
}

// Line is a close-out in a list.
type Line struct {
	Closeout
	In   project.Line
	Zone string // IANA zone of the committee
}

// Card is all that the card of a close-out shows.
type Card struct {
	Line
	Contact customer.Contact            // zero while nobody is chosen
	Asked   questionnaire.Questionnaire // that was sent; zero while none is
	Locale  string                      // of the committee
	Home    outbox.Lane                 // where it stands
	Mail    bool                        // whether e-mail can be sent

	LowScore int // of the questionnaire: what is at most this is low (setting.LowScore)
}

// Page is all that the customer's page shows.
type Page struct {
	Closeout
	Project  string // its name
	Customer string // its name
	Contact  customer.Contact
	Locale   string           // the customer's language, "en" when nobody said
	Zone     string           // IANA zone of the committee
	Owner    directory.Member // whom to ask
	Asked    questionnaire.Questionnaire
	Ended    bool // nothing more can be done here
}

// errGone answers every link that leads nowhere in the same words, whether it once
// did or never.
var errGone = fault.NotFoundf("This page is no longer there. Please ask the person who sent you the link.")

// keyLimit is how many bytes the key of a form on the customer's page may have.
const keyLimit = 64

// Desk carries out what people ask about close-outs.
type Desk struct{ store Store }

// NewDesk returns a desk that keeps close-outs in store.
func NewDesk(store Store) *Desk { return &Desk{store: store} }

// Open begins the close-out of an accepted project.
func (d *Desk) Open(ctx context.Context, act directory.Act, of project.ID, o Opening) (Closeout, error) {
	c, err := d.store.OpenCloseout(ctx, act, of, Wants{People: []directory.UserID{o.Owner}}, func(s Scene) (Outcome, error) { return Open(o, s) })
	if err != nil {
		return Closeout{}, fmt.Errorf("open close-out of project %d: %w", of, err)
	}
	return c, nil
}

// SendDocument sends the customer the final document, or the corrected one, after
// the round that was seen; whoever comes second is told.
func (d *Desk) SendDocument(ctx context.Context, act directory.Act, id ID, doc project.Document, seen int) (Closeout, error) {
	return d.store.ChangeCloseout(ctx, act, id, Wants{}, func(c Closeout, s Scene) (Outcome, error) { return c.SendDocument(doc, seen, s) })
}

// SendQuestionnaire sends the customer the questionnaire as it is now.
func (d *Desk) SendQuestionnaire(ctx context.Context, act directory.Act, id ID) (Closeout, error) {
	return d.store.ChangeCloseout(ctx, act, id, Wants{}, Closeout.SendQuestionnaire)
}

// Nudge reminds the customer.
func (d *Desk) Nudge(ctx context.Context, act directory.Act, id ID) (Closeout, error) {
	return d.store.ChangeCloseout(ctx, act, id, Wants{}, Closeout.Nudge)
}

// Remark writes down what the customer wants changed.
func (d *Desk) Remark(ctx context.Context, act directory.Act, id ID, said []RemarkDraft) (Closeout, error) {
	w := Wants{Issues: len(said)}
	for _, r := range said {
		w.People = append(w.People, r.Owner)
	}
	return d.store.ChangeCloseout(ctx, act, id, w, func(c Closeout, s Scene) (Outcome, error) { return c.Remark(said, s) })
}

// RecordSignature writes down that the customer signed.
func (d *Desk) RecordSignature(ctx context.Context, act directory.Act, id ID, sig Signature) (Closeout, error) {
	return d.store.ChangeCloseout(ctx, act, id, Wants{}, func(c Closeout, s Scene) (Outcome, error) { return c.RecordSignature(sig, s) })
}

// Verify says that the customer's feedback was looked at, and what was found.
func (d *Desk) Verify(ctx context.Context, act directory.Act, id ID, note string) (Closeout, error) {
	return d.store.ChangeCloseout(ctx, act, id, Wants{}, func(c Closeout, s Scene) (Outcome, error) { return c.Verify(note, s) })
}

// Change gives the close-out to another owner or contact than those that were seen.
func (d *Desk) Change(ctx context.Context, act directory.Act, id ID, o, seen Opening) (Closeout, error) {
	w := Wants{People: []directory.UserID{o.Owner}}
	return d.store.ChangeCloseout(ctx, act, id, w, func(c Closeout, s Scene) (Outcome, error) { return c.Change(o, seen, s) })
}

// Reopen takes back a close by silence.
func (d *Desk) Reopen(ctx context.Context, act directory.Act, id ID, reason string) (Closeout, error) {
	return d.store.ChangeCloseout(ctx, act, id, Wants{}, func(c Closeout, s Scene) (Outcome, error) { return c.Reopen(reason, s) })
}

// Review ends the close-out and hands the project over to service.
func (d *Desk) Review(ctx context.Context, act directory.Act, id ID, r Review) (Closeout, error) {
	w := Wants{People: []directory.UserID{r.Service}, Caller: r.Service}
	return d.store.ChangeCloseout(ctx, act, id, w, func(c Closeout, s Scene) (Outcome, error) { return c.HandOver(r, s) })
}

// Show returns the close-out's card.
func (d *Desk) Show(ctx context.Context, id ID) (Card, error) {
	return d.store.Closeout(ctx, Which{ID: id})
}

// OfProject returns the card of the project's close-out; there is none before it
// is opened.
func (d *Desk) OfProject(ctx context.Context, id project.ID) (Card, error) {
	return d.store.Closeout(ctx, Which{Project: id})
}

// mineLimit is how many close-outs one person sees at a time.
const mineLimit = 20

// Mine returns what is not over and the person's to see to.
func (d *Desk) Mine(ctx context.Context, user directory.UserID) ([]Line, error) {
	return d.store.Closeouts(ctx, Filter{Owner: user, Limit: mineLimit})
}

// List returns what is not over, at most limit; with a text, what fits it.
func (d *Desk) List(ctx context.Context, text string, limit int) ([]Line, error) {
	return d.store.Closeouts(ctx, Filter{Text: text, Limit: limit})
}

// ByLink returns what a link leads to. One that is wrong and one whose close-out
// ended are the same NotFound fault.
func (d *Desk) ByLink(ctx context.Context, l Link) (Page, error) {
	p, err := d.store.CustomerPage(ctx, l)
	if fault.KindOf(err) == fault.NotFound || err == nil && p.Ended {
		return Page{}, errGone
	}
	return p, err
}

// AnswerByLink takes in the customer's answers, once. Key is the form's, and the
// address the keyed hash of where it came from.
func (d *Desk) AnswerByLink(ctx context.Context, l Link, key string, a questionnaire.Answers, address []byte) (Page, error) {
	return d.byLink(ctx, l, key, Wants{Issues: 1}, func(c Closeout, s Scene) (Outcome, error) { return c.Answer(a, address, s) })
}

// RemarkByLink takes in what the customer wants changed; blank remarks are left
// out. Key is the form's.
func (d *Desk) RemarkByLink(ctx context.Context, l Link, key string, said []string) (Page, error) {
	return d.byLink(ctx, l, key, Wants{Issues: len(said)}, func(c Closeout, s Scene) (Outcome, error) { return c.RemarkByCustomer(said, s) })
}

// SignByLink takes in the customer's acceptance, which ends the link: the page it
// returns has Ended. Key is the form's.
func (d *Desk) SignByLink(ctx context.Context, l Link, key string, sig Signature) (Page, error) {
	return d.byLink(ctx, l, key, Wants{}, func(c Closeout, s Scene) (Outcome, error) { return c.Sign(sig, s) })
}

// byLink has the customer's act carried out when the link still leads somewhere
// under the lock. The form sent again is answered as the first time.
func (d *Desk) byLink(ctx context.Context, l Link, key string, w Wants, rule Rule) (Page, error) {
	if key == "" || len(key) > keyLimit || w.Issues > remarksAtOnce {
		return Page{}, fault.Invalidf("This form is out of date. Load the page again.")
	}
	p, err := d.store.CustomerPage(ctx, l)
	if fault.KindOf(err) == fault.NotFound {
		return Page{}, errGone
	}
	if err != nil {
		return Page{}, err
	}
	act := directory.Act{Key: fmt.Sprintf("web:%d:%s", p.ID, key), By: directory.Customer}
	changed, err := d.store.ChangeCloseout(ctx, act, p.ID, w, func(c Closeout, s Scene) (Outcome, error) {
		if c.Link != l || c.State.Closed() {
			return Outcome{}, errGone
		}
		return rule(c, s)
	})
	if err != nil {
		return Page{}, err
	}
	p.Closeout, p.Ended = changed, changed.State.Closed()
	return p, nil
}
