package seed

import (
	"context"
	"time"

	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/emergency"
	"docket/internal/questionnaire"
)

// ending is how an invented project ends; times are days ago, 0 for not yet.
type ending struct {
	contract string
	sent     int // document and questionnaire
	answered int
	scores   []string // of the questions on a scale, in order
	improve  string
	remarked int
	remarks  []string
	signed   int
	signs    string
	reviewed int
	until    int // days from now on which the service period ends
}

var endings = []ending{
	{contract: "C-1030", sent: 9, answered: 3, scores: []string{"8", "9", "5", "8"}, improve: "Tell us earlier when a date moves."},
	{contract: "C-1027", sent: 12, remarked: 5, remarks: []string{
		"Chapter 4 still shows the screens of the old release.",
		"The list of document types lacks credit notes.",
	}},
	{contract: "C-1009", sent: 20},
	{contract: "C-0990", sent: 31, answered: 31, scores: []string{"9", "10", "9", "10"}, improve: "Nothing; keep the same team.",
		signed: 31, signs: "Ruth Malone", reviewed: 30, until: 58},
}

// statement is what somebody signs.
const statement = "I accept the final document and what was delivered."

// close plays the close-outs of the projects that are done.
func (r *replay) close() {
	for _, e := range endings {
		w := workOf(e.contract)
		r.finish(w, e.sent, 12*time.Hour+30*time.Minute)
		var id closeout.ID
		r.on(r.ago(e.sent, 15*time.Hour), func(ctx context.Context) error {
			c, err := r.Closeouts.Open(ctx, act(w.manager, "closeout:%s", w.contract), r.projects[w.contract].ID, closeout.Opening{})
			id = c.ID
			return err
		})
		r.on(r.ago(e.sent, 15*time.Hour+10*time.Minute), func(ctx context.Context) error {
			_, err := r.Closeouts.SendDocument(ctx, act(w.manager, "document:%s", w.contract), id, w.document("Final report"), 0)
			return err
		})
		r.on(r.ago(e.sent, 15*time.Hour+12*time.Minute), func(ctx context.Context) error {
			_, err := r.Closeouts.SendQuestionnaire(ctx, act(w.manager, "questionnaire:%s", w.contract), id)
			return err
		})
		r.answer(e, &id)
		r.serve(e, w, &id)
	}
}

// answer plays what the customer did on the page.
func (r *replay) answer(e ending, id *closeout.ID) {
	r.after(e.answered, 16*time.Hour, func(ctx context.Context, _ time.Time) error {
		c, err := r.Closeouts.Show(ctx, *id)
		if err != nil {
			return err
		}
		_, err = r.Closeouts.AnswerByLink(ctx, c.Link, "seed:answers", e.answers(c.Asked), []byte("seed"))
		return err
	})
	r.after(e.remarked, 11*time.Hour, func(ctx context.Context, _ time.Time) error {
		c, err := r.Closeouts.Show(ctx, *id)
		if err != nil {
			return err
		}
		_, err = r.Closeouts.RemarkByLink(ctx, c.Link, "seed:remarks", e.remarks)
		return err
	})
	r.after(e.signed, 17*time.Hour, func(ctx context.Context, at time.Time) error {
		c, err := r.Closeouts.Show(ctx, *id)
		if err != nil {
			return err
		}
		_, err = r.Closeouts.SignByLink(ctx, c.Link, "seed:signature", closeout.Signature{Name: e.signs,
			Day: calendar.DateOf(at, r.today.Location()), Statement: statement})
		return err
	})
}

// answers are the scores in the order of the questions, the first option of every
// choice, and what the customer would do better.
func (e ending) answers(asked questionnaire.Questionnaire) questionnaire.Answers {
	given := questionnaire.Answers{}
	scores := e.scores
	for _, q := range asked.Questions {
		switch {
		case q.Kind == questionnaire.Scale && len(scores) > 0:
			given[q.Key], scores = scores[0], scores[1:]
		case q.Kind == questionnaire.Choice:
			given[q.Key] = "0"
		case q.Kind == questionnaire.Text:
			given[q.Key] = e.improve
		}
	}
	return given
}

// serve plays the review, with which a project goes into service.
func (r *replay) serve(e ending, w work, id *closeout.ID) {
	r.after(e.reviewed, 15*time.Hour, func(ctx context.Context, at time.Time) error {
		if _, err := r.Closeouts.Verify(ctx, act(w.manager, "verify:%s", w.contract), *id, "Content throughout; nothing to mend."); err != nil {
			return err
		}
		day := calendar.DateOf(at, r.today.Location())
		_, err := r.Closeouts.Review(ctx, act(w.manager, "review:%s", w.contract), *id, closeout.Review{Service: tom,
			Satisfaction: "High. They recommend us to their group.", FollowUp: "Offer the second shop in spring.",
			From: day, Until: calendar.DateOf(r.today, r.today.Location()).Add(e.until)})
		return err
	})
}

// alarm plays an emergency of yesterday that somebody looks after.
func (r *replay) alarm() {
	var id emergency.ID
	r.on(r.ago(1, 8*time.Hour+40*time.Minute), func(ctx context.Context) error {
		e, err := r.Emergencies.Raise(ctx, act(jun, "emergency"), emergency.Draft{Project: r.projects["C-2004"].ID,
			What: "The import stopped overnight; the factory cannot book goods in."})
		id = e.ID
		return err
	})
	r.on(r.ago(1, 8*time.Hour+52*time.Minute), func(ctx context.Context) error {
		_, err := r.Emergencies.Take(ctx, act(mei, "emergency:take"), id)
		return err
	})
}
