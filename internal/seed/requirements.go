package seed

import (
	"context"
	"fmt"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/requirement"
)

// wish is an invented requirement and what became of it.
type wish struct {
	key      string
	contract string // of the project
	answers  string // the request it answers, "" for none
	by       directory.UserID
	when     when
	draft    requirement.Draft
	thinks   []opinion
	decided  when
	verdict  requirement.Verdict
	planned  int // days from now on which it is to be there
}

// opinion is what an assessor answers.
type opinion struct {
	when
	by   directory.UserID
	says requirement.Assessment
}

var wishes = []wish{
	{key: "consent", contract: "C-1023", by: marc, when: at(26, 11, 0),
		draft: requirement.Draft{Title: "Consent form in three languages", Necessary: requirement.Yes, Solvable: requirement.No, Urgency: requirement.High,
			Body: "Patients sign the consent form in the portal; a third of them read Arabic or Portuguese better than French."},
		thinks: []opinion{
			{at(24, 10, 0), lea, requirement.Assessment{Contract: requirement.Yes, Urgent: requirement.Yes, Stops: requirement.No, Effort: requirement.Small}},
			{at(23, 15, 0), tom, requirement.Assessment{Contract: requirement.Yes, Urgent: requirement.Yes, Stops: requirement.No, Effort: requirement.Small, Note: "The texts come from the clinic."}},
		},
		decided: at(16, 9, 40), verdict: requirement.Verdict{Choice: requirement.Develop, Note: "With the release before Christmas."}, planned: 26},
	{key: "dark", contract: "C-1027", by: lea, when: at(20, 14, 30),
		draft: requirement.Draft{Title: "Dark screens for the night shift", Necessary: requirement.Yes, Solvable: requirement.Yes,
			Note: "The browser's own dark mode does it; shown to both depots.", Body: "The bright screens dazzle at night."}},
	{key: "suppliers", contract: "C-2004", by: mei, when: at(15, 4, 0),
		draft: requirement.Draft{Title: "Suppliers confirm orders by WeChat", Necessary: requirement.Yes, Solvable: requirement.No, Urgency: requirement.Medium,
			Body: "Two hundred small suppliers have no e-mail; they confirm by voice message today."},
		thinks: []opinion{
			{at(13, 4, 30), lin, requirement.Assessment{Contract: requirement.No, Urgent: requirement.No, Stops: requirement.No, Effort: requirement.Large}},
			{at(12, 10, 0), lea, requirement.Assessment{Contract: requirement.No, Urgent: requirement.No, Stops: requirement.No, Effort: requirement.Large, Note: "A gateway of its own, and its approval takes weeks."}},
		},
		decided: at(9, 3, 20), verdict: requirement.Verdict{Choice: requirement.ForPayment, Note: "As a paid extension, from March on."}},
	{key: "readings", contract: "C-1018", answers: "readings", by: marc, when: at(8, 17, 10),
		draft: requirement.Draft{Title: "Meter readings every hour", Necessary: requirement.Yes, Solvable: requirement.No, Urgency: requirement.High,
			Body: "The grid regulator asks for hourly values from April on; today the import runs once a night."},
		thinks: []opinion{
			{at(6, 9, 30), lea, requirement.Assessment{Contract: requirement.Yes, Urgent: requirement.Yes, Stops: requirement.No, Effort: requirement.Middle}},
			{at(5, 16, 0), tom, requirement.Assessment{Contract: requirement.No, Urgent: requirement.Yes, Stops: requirement.No, Effort: requirement.Large,
				Note: "The interface was sold as daily; hourly is 24 times the load."}},
		}},
}

// wish plays what becomes of wishes for development.
func (r *replay) wish() {
	for _, w := range wishes {
		var id requirement.ID
		r.at(w.when, func(ctx context.Context) error {
			d := w.draft
			d.Project, d.Request = r.projects[w.contract].ID, r.requests[w.answers]
			made, err := r.Requirements.Raise(ctx, act(w.by, "requirement:%s", w.key), d)
			if err != nil {
				return fmt.Errorf("raise %s: %w", d.Title, err)
			}
			id = made.ID
			return nil
		})
		for _, o := range w.thinks {
			r.at(o.when, func(ctx context.Context) error {
				_, err := r.Requirements.Evaluate(ctx, act(o.by, "requirement:%s:%s", w.key, o.by), id, o.says)
				return err
			})
		}
		r.settle(w, &id)
	}
}

// settle plays what the committee decides of a wish.
func (r *replay) settle(w wish, id *requirement.ID) {
	if w.verdict.Choice == "" {
		return
	}
	of := workOf(w.contract)
	r.at(w.decided, func(ctx context.Context) error {
		_, err := r.Requirements.Decide(ctx, act(of.chair(), "requirement:%s:decided", w.key), *id, w.verdict)
		return err
	})
	if w.planned == 0 {
		return
	}
	r.on(r.ago(w.decided.days-1, w.decided.clock), func(ctx context.Context) error {
		_, err := r.Requirements.Schedule(ctx, act(of.manager, "requirement:%s:planned", w.key), *id,
			requirement.Plan{Day: r.day(-w.planned), Release: "12.4"}, calendar.Date{})
		return err
	})
}
