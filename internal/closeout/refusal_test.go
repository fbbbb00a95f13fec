package closeout_test

import (
	"strings"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/project"
	"docket/internal/questionnaire"
)

// press is a rule pressed by somebody in a world, and what comes of it.
type press struct {
	name  string
	in    func(testing.TB) *world
	by    directory.Member
	rule  func(*world) closeout.Rule
	want  fault.Kind
	field string
}

func (p press) test(t *testing.T) {
	t.Run(p.name, func(t *testing.T) {
		w := p.in(t)
		before := w.see()
		err := w.try(p.by, p.rule(w))
		if kind, field := refusal(err); kind != p.want || field != p.field {
			t.Errorf("in %s: %v in %q, want %q in %q", before.State, err, field, p.want, p.field)
		}
	})
}

func just(r closeout.Rule) func(*world) closeout.Rule { return func(*world) closeout.Rule { return r } }

func opened(t testing.TB) *world {
	w := newWorld(t)
	w.does(manager, open(closeout.Opening{}))
	return w
}

func signed(t testing.TB) *world {
	w := sent(t)
	w.does(buyer, sign(w.signature()))
	return w
}

func dropped(t testing.TB) *world {
	w := sent(t)
	w.take(w.see().Drop(w.scene(boss)))
	w.project.State = project.Stopped
	return w
}

func TestWhoMayOpenACloseOutAndWhen(t *testing.T) {
	in := func(change func(*world)) func(testing.TB) *world {
		return func(t testing.TB) *world { w := newWorld(t); change(w); return w }
	}
	state := func(s project.State) func(testing.TB) *world { return in(func(w *world) { w.project.State = s }) }
	for _, p := range []press{
		{"the project manager opens it", newWorld, manager, just(open(closeout.Opening{})), fault.None, ""},
		{"the sales manager opens it", newWorld, seller, just(open(closeout.Opening{})), fault.None, ""},
		{"Management opens it", newWorld, boss, just(open(closeout.Opening{})), fault.None, ""},
		{"a consultant does not", newWorld, expert, just(open(closeout.Opening{})), fault.Forbidden, ""},
		{"the customer does not", newWorld, buyer, just(open(closeout.Opening{})), fault.Forbidden, ""},
		{"another project manager does not", in(func(w *world) { w.project.Manager = expert.ID }), manager, just(open(closeout.Opening{})), fault.Forbidden, ""},
		{"who stands in for the manager opens it", in(func(w *world) {
			m := manager
			m.Absences = []directory.Absence{{From: w.today(), Until: w.today(), StandIn: expert.ID}}
			w.people[m.ID] = m
		}), expert, just(open(closeout.Opening{})), fault.None, ""},
		{"a project that still runs has none", state(project.Running), manager, just(open(closeout.Opening{})), fault.Conflict, ""},
		{"nobody opens it twice", state(project.Closing), manager, just(open(closeout.Opening{})), fault.Conflict, ""},
		{"a stopped project has none", state(project.Stopped), boss, just(open(closeout.Opening{})), fault.Conflict, ""},
		{"it waits for the acceptance report", in(func(w *world) { w.project.Steps = w.project.Steps[:1] }), manager, just(open(closeout.Opening{})), fault.Conflict, ""},
		{"an owner who left is refused", newWorld, manager, just(open(closeout.Opening{Owner: leaver.ID})), fault.Invalid, "owner"},
		{"a project without a manager needs an owner", in(func(w *world) { w.project.Manager = "" }), boss, just(open(closeout.Opening{})), fault.Invalid, "owner"},
		{"another customer's contact is refused", newWorld, manager, just(open(closeout.Opening{Contact: 99})), fault.Invalid, "contact"},
		{"the owner is changed", opened, seller, just(change(closeout.Opening{Owner: expert.ID})), fault.None, ""},
		{"but not by who saw another one", opened, seller, just(unseen(closeout.Opening{Owner: expert.ID})), fault.Conflict, ""},
		{"unless it is so already", opened, seller, just(unseen(closeout.Opening{Owner: manager.ID})), fault.None, ""},
		{"to nobody who left", opened, seller, just(change(closeout.Opening{Owner: leaver.ID})), fault.Invalid, "owner"},
		{"nor by a consultant", opened, expert, just(change(closeout.Opening{Owner: expert.ID})), fault.Forbidden, ""},
		{"nor after the review", reviewed, boss, just(change(closeout.Opening{Owner: expert.ID})), fault.Conflict, ""},
	} {
		p.test(t)
	}
}

// unseen changes what its maker never saw.
func unseen(o closeout.Opening) closeout.Rule {
	return func(c closeout.Closeout, s closeout.Scene) (closeout.Outcome, error) {
		return c.Change(o, closeout.Opening{Owner: boss.ID}, s)
	}
}

func TestWhatCanBeSentAndWhen(t *testing.T) {
	doc := just(document(report))
	questions := just(closeout.Closeout.SendQuestionnaire)
	corrected := func(t testing.TB) *world {
		w := remarked(t)
		w.issues[w.c.Remarks[0].Issue] = issue.Resolved
		return w
	}
	answered := func(t testing.TB) *world { w := sent(t); w.does(buyer, answer(points("9"))); return w }
	nudged := func(t testing.TB) *world { w := sent(t); w.does(manager, closeout.Closeout.Nudge); return w }
	tomorrow := func(t testing.TB) *world { w := nudged(t); w.days(1, 8); return w }
	for _, p := range []press{
		{"the document is sent", opened, manager, doc, fault.None, ""},
		{"it is something", opened, manager, just(document(project.Document{})), fault.Invalid, "document_url"},
		{"and a link one can follow", opened, manager, just(document(project.Document{URL: "javascript:alert(1)"})), fault.Invalid, "document_url"},
		{"a consultant sends nothing", opened, expert, doc, fault.Forbidden, ""},
		{"the customer neither", opened, buyer, doc, fault.Forbidden, ""},
		{"an unanswered document is replaced", sent, manager, doc, fault.None, ""},
		{"by who has seen it", sent, seller, just(func(c closeout.Closeout, s closeout.Scene) (closeout.Outcome, error) {
			return c.SendDocument(report, 0, s)
		}), fault.Conflict, ""},
		{"a correction waits for the remark", remarked, manager, doc, fault.Conflict, ""},
		{"and is sent when that is dealt with", corrected, manager, doc, fault.None, ""},
		{"nothing is sent after the signature", signed, manager, doc, fault.Conflict, ""},
		{"nor after the silence", silent, manager, doc, fault.Conflict, ""},
		{"nor after the review", reviewed, manager, doc, fault.Conflict, ""},
		{"nor after a stop", dropped, boss, doc, fault.Conflict, ""},
		{"the questionnaire is sent", opened, manager, questions, fault.None, ""},
		{"but once", sent, seller, questions, fault.Conflict, ""},
		{"an answered one is not", answered, manager, questions, fault.Conflict, ""},
		{"nor one of a project that was stopped", dropped, boss, questions, fault.Conflict, ""},
		{"the customer is reminded", sent, manager, just(closeout.Closeout.Nudge), fault.None, ""},
		{"not by a consultant", sent, expert, just(closeout.Closeout.Nudge), fault.Forbidden, ""},
		{"nor by an owner who left", sent, directory.Member{ID: manager.ID}, just(closeout.Closeout.Nudge), fault.Forbidden, ""},
		{"but not of nothing", opened, manager, just(closeout.Closeout.Nudge), fault.Conflict, ""},
		{"nor while a remark waits for us", remarked, manager, just(closeout.Closeout.Nudge), fault.Conflict, ""},
		{"nor twice on one day", nudged, seller, just(closeout.Closeout.Nudge), fault.Conflict, ""},
		{"the day after is another one", tomorrow, seller, just(closeout.Closeout.Nudge), fault.None, ""},
	} {
		p.test(t)
	}
}

func TestWhatTheCustomerMaySayAndWhen(t *testing.T) {
	one, long := just(written("The logo is old.")), strings.Repeat("é", issue.DescriptionLimit)
	half := func(t testing.TB) *world { w := opened(t); w.does(manager, document(report)); return w }
	asWritten := func(spoil func(*closeout.Signature)) func(*world) closeout.Rule {
		return func(w *world) closeout.Rule { s := w.signature(); spoil(&s); return sign(s) }
	}
	onPaper := func(spoil func(*closeout.Signature)) func(*world) closeout.Rule {
		return func(w *world) closeout.Rule { s := w.signature(); spoil(&s); return paper(s) }
	}
	sound := func(*closeout.Signature) {}
	day := func(n int) func(*closeout.Signature) {
		return func(s *closeout.Signature) { s.Day = s.Day.Add(n) }
	}
	for _, p := range []press{
		{"a remark", sent, buyer, one, fault.None, ""},
		{"before the questionnaire is sent, too", half, buyer, one, fault.None, ""},
		{"another one", remarked, buyer, one, fault.None, ""},
		{"none without a document", opened, buyer, one, fault.Conflict, ""},
		{"none after the signature", signed, buyer, one, fault.Conflict, ""},
		{"none after the silence", silent, manager, just(remarks(closeout.RemarkDraft{Said: "Late."})), fault.Conflict, ""},
		{"blank ones are none", sent, buyer, just(written(" ", "")), fault.Invalid, "said_1"},
		{"as long as an issue may be", sent, buyer, just(written(long)), fault.None, ""},
		{"a longer one is refused where it stands", sent, buyer, just(written("Short.", long+"é")), fault.Invalid, "said_2"},
		{"a resource who left", sent, manager, just(remarks(closeout.RemarkDraft{Said: "x", Owner: leaver.ID})), fault.Invalid, "owner_1"},
		{"a consultant writes none down", sent, expert, just(remarks(closeout.RemarkDraft{Said: "x"})), fault.Forbidden, ""},

		{"a signature", sent, buyer, asWritten(sound), fault.None, ""},
		{"not while a remark is open", remarked, buyer, asWritten(sound), fault.Conflict, ""},
		{"not before the questionnaire is sent", half, buyer, asWritten(sound), fault.Conflict, ""},
		{"not before anything is", opened, buyer, asWritten(sound), fault.Conflict, ""},
		{"not twice", signed, buyer, asWritten(sound), fault.Conflict, ""},
		{"not without a name", sent, buyer, asWritten(func(s *closeout.Signature) { s.Name = " \n" }), fault.Invalid, "name"},
		{"nor with an endless one", sent, buyer, asWritten(func(s *closeout.Signature) { s.Name = strings.Repeat("x", 151) }), fault.Invalid, "name"},
		{"not without a day", sent, buyer, asWritten(func(s *closeout.Signature) { s.Day = calendar.Date{} }), fault.Invalid, "day"},
		{"where it is tomorrow already", sent, buyer, asWritten(day(1)), fault.None, ""},
		{"not for the day after", sent, buyer, asWritten(day(2)), fault.Invalid, "day"},
		{"where it was yesterday still", sent, buyer, asWritten(day(-1)), fault.None, ""},
		{"not before the document was sent", sent, buyer, asWritten(day(-2)), fault.Invalid, "day"},
		{"not to nothing", sent, buyer, asWritten(func(s *closeout.Signature) { s.Statement = "" }), fault.Invalid, "statement"},
		{"nor to a book", sent, buyer, asWritten(func(s *closeout.Signature) { s.Statement = strings.Repeat("x", 2001) }), fault.Invalid, "statement"},
		{"not to a document nobody reads any more", sent, buyer, asWritten(func(s *closeout.Signature) { s.Round = 7 }), fault.Conflict, ""},
		{"one on paper", sent, seller, onPaper(sound), fault.None, ""},
		{"with the paper", sent, seller, onPaper(func(s *closeout.Signature) { s.Evidence = project.Document{} }), fault.Invalid, "document_url"},
		{"not by a consultant", sent, expert, onPaper(sound), fault.Forbidden, ""},

		{"answers", sent, buyer, just(answer(points("9"))), fault.None, ""},
		{"while a remark is dealt with", remarked, buyer, just(answer(points("9"))), fault.None, ""},
		{"not before they are asked", half, buyer, just(answer(points("9"))), fault.Conflict, ""},
		{"not after the end", silent, buyer, just(answer(points("9"))), fault.NotFound, ""},
		{"not what does not fit the question", sent, buyer, just(answer(points("11"))), fault.Invalid, asked.Questions[0].Key},
		{"not nothing", sent, buyer, just(answer(questionnaire.Answers{})), fault.Invalid, asked.Questions[0].Key},
	} {
		p.test(t)
	}
}

func TestWhatEndsACloseOutAndWhatOpensItAgain(t *testing.T) {
	verified := func(t testing.TB) *world { w := silent(t); w.does(seller, verify("Nothing came.")); return w }
	heard := func(t testing.TB) *world {
		w := sent(t)
		w.does(buyer, answer(points("9")))
		w.does(manager, verify("Good so far."))
		return w
	}
	handing := func(spoil func(*closeout.Review)) func(*world) closeout.Rule {
		return func(w *world) closeout.Rule { r := w.handOver(); spoil(&r); return review(r) }
	}
	sound := func(*closeout.Review) {}
	after := func(in func(testing.TB) *world, days int) func(testing.TB) *world {
		return func(t testing.TB) *world {
			w := in(t)
			w.turn(calendar.DateOf(w.c.ClosedAt, w.zone).Add(days).At(23*60+59, w.zone))
			return w
		}
	}
	why := just(reopen("They called."))
	for _, p := range []press{
		{"feedback is verified after the silence", silent, seller, just(verify("Nothing came.")), fault.None, ""},
		{"or after remarks", remarked, seller, just(verify("One remark.")), fault.None, ""},
		{"with what was found", silent, seller, just(verify(" ")), fault.Invalid, "note"},
		{"in few words", silent, seller, just(verify(strings.Repeat("x", 1001))), fault.Invalid, "note"},
		{"not before there is any", sent, seller, just(verify("Fine.")), fault.Conflict, ""},
		{"not twice", verified, seller, just(verify("Fine.")), fault.Conflict, ""},
		{"not by a consultant", silent, expert, just(verify("Fine.")), fault.Forbidden, ""},

		{"the review follows", verified, manager, handing(sound), fault.None, ""},
		{"not before the feedback is verified", silent, manager, handing(sound), fault.Conflict, ""},
		{"not while the customer can answer", sent, manager, handing(sound), fault.Conflict, ""},
		{"also when what they said so far is verified", heard, manager, handing(sound), fault.Conflict, ""},
		{"not twice", reviewed, manager, handing(sound), fault.Conflict, ""},
		{"not after a stop", dropped, boss, handing(sound), fault.Conflict, ""},
		{"not by a consultant", verified, expert, handing(sound), fault.Forbidden, ""},
		{"it names who looks after the customer", verified, manager, handing(func(r *closeout.Review) { r.Service = "" }), fault.Invalid, "service"},
		{"who has not left", verified, manager, handing(func(r *closeout.Review) { r.Service = leaver.ID }), fault.Invalid, "service"},
		{"it says how satisfied they are", verified, manager, handing(func(r *closeout.Review) { r.Satisfaction = " " }), fault.Invalid, "satisfaction"},
		{"and what follows", verified, manager, handing(func(r *closeout.Review) { r.FollowUp = "" }), fault.Invalid, "follow_up"},
		{"from when", verified, manager, handing(func(r *closeout.Review) { r.From = calendar.Date{} }), fault.Invalid, "from"},
		{"until when", verified, manager, handing(func(r *closeout.Review) { r.Until = calendar.Date{} }), fault.Invalid, "until"},
		{"in that order", verified, manager, handing(func(r *closeout.Review) { r.Until = r.From.Add(-1) }), fault.Invalid, "until"},

		{"a close by silence is taken back", silent, seller, why, fault.None, ""},
		{"also after the review", reviewed, seller, why, fault.None, ""},
		{"on the thirtieth day", after(silent, 30), seller, why, fault.None, ""},
		{"not on the next", after(silent, 31), seller, why, fault.Conflict, ""},
		{"for a reason", silent, seller, just(reopen("")), fault.Invalid, "reason"},
		{"not by a consultant", silent, expert, why, fault.Forbidden, ""},
		{"not what is open", sent, seller, why, fault.Conflict, ""},
		{"not what was signed", signed, boss, why, fault.Conflict, ""},
		{"not what was stopped", dropped, boss, why, fault.Conflict, ""},
		{"not when the project has ended since", func(t testing.TB) *world { w := reviewed(t); w.project.State = project.Ended; return w }, seller, why, fault.Conflict, ""},
	} {
		p.test(t)
	}
}

func TestARemarkThatIsOpenAgainKeepsTheReviewWaiting(t *testing.T) {
	w := remarked(t)
	w.issues[w.c.Remarks[0].Issue] = issue.Resolved
	w.does(manager, document(report))
	w.does(buyer, sign(w.signature()))
	w.does(manager, verify("All is well."))
	w.issues[w.c.Remarks[0].Issue] = issue.Open
	err := w.try(manager, review(w.handOver()))
	if fault.KindOf(err) != fault.Conflict || !strings.Contains(err.Error(), "issue #") {
		t.Errorf("reviewed: %v", err)
	}
	w.turn(w.now.Add(24 * time.Hour))
}
