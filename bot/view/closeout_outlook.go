package view

import (
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/locale"
)

// toSend is what is to be sent of a close-out that waits for it.
func (r Reader) toSend(c closeout.Closeout) string {
	switch {
	case c.Waits() == closeout.ForQuestionnaire:
		return r.P.T("the questionnaire")
	case c.Round > 0:
		return r.P.T("the corrected document")
	}
	return r.P.T("the final document")
}

// closeoutStanding is how a close-out stands, as the end of a line.
func (r Reader) closeoutStanding(l closeout.Line) string {
	if l.State.Closed() {
		return closedWords[l.State].Localize(r.P)
	}
	switch l.Waits() {
	case closeout.ForCustomer:
		return r.P.T("closes after %s unless the customer answers", r.day(l.ClosesOn))
	case closeout.ForRemarks:
		return r.P.N(l.Unanswered(), "%d remark to answer, the clock stands", "%d remarks to answer, the clock stands")
	case closeout.ForCorrection:
		return r.P.T("remarks answered, the corrected document is to be sent")
	}
	return r.P.T("%s is to be sent", r.toSend(l.Closeout))
}

// closeoutWords are the stages of a close-out in the record.
var closeoutWords = map[closeout.State]locale.Text{
	closeout.Sending:  locale.Textf("to be sent"),
	closeout.Waiting:  locale.Textf("waiting for the customer"),
	closeout.Remarked: locale.Textf("remarks received"),
	closeout.Signed:   locale.Textf("signed"),
	closeout.Silent:   locale.Textf("closed by silence"),
	closeout.Reviewed: locale.Textf("handed over to service"),
	closeout.Dropped:  locale.Textf("ended with the stopped project"),
}

var closedWords = map[closeout.State]locale.Text{
	closeout.Signed:   locale.Textf("signed, the review is to do"),
	closeout.Silent:   locale.Textf("closed by silence, the review is to do"),
	closeout.Reviewed: locale.Textf("closed and handed over to service"),
	closeout.Dropped:  locale.Textf("ended with the stopped project"),
}

// closeoutNow is how a close-out stands at the moment somebody looks: with the day of the silence, which on a message that
// stands would be yesterday's tomorrow.
func (r Reader) closeoutNow(l closeout.Line) string {
	if l.Waits() == closeout.ForCustomer {
		return "⏳ " + r.P.T("%s without an answer, closes after %s", r.silence(l), r.day(l.ClosesOn))
	}
	return r.closeoutStanding(l)
}

// zoneOf is where the days of a close-out are counted: where its committee meets.
func zoneOf(l closeout.Line) *time.Location { return directory.Member{Zone: l.Zone}.Location() }

// silence is the day of the customer's silence, counted where the committee meets.
func (r Reader) silence(l closeout.Line) string {
	return r.P.T("day %d of %d", r.silentFor(l), l.SilenceLimit())
}

func (r Reader) silentFor(l closeout.Line) int {
	return min(l.Silence(calendar.DateOf(r.Now, zoneOf(l))), l.SilenceLimit())
}

// barCells is how long a bar gets at most.
const barCells = 15

// gauge draws how much of a whole is over.
func gauge(over, whole int) string {
	cells := min(whole, barCells)
	if cells <= 0 {
		return ""
	}
	full := min(cells, over*cells/whole)
	return strings.Repeat("▰", full) + strings.Repeat("▱", cells-full)
}

// closeoutTurn is whose turn it is, and until when.
func (r Reader) closeoutTurn(c closeout.Card) []string {
	if c.State.Closed() {
		return r.closedTurn(c)
	}
	switch c.Waits() {
	case closeout.ForCustomer:
		return r.waitingTurn(c)
	case closeout.ForRemarks:
		return []string{"⏳ " + r.P.T("The clock stands until the remarks are answered and the corrected document is sent.")}
	case closeout.ForCorrection:
		return []string{"⏳ " + r.P.T("All remarks are answered. %s sends the corrected document, and the days count anew.", mention(c.Owner))}
	}
	return []string{"⏳ " + r.P.T("%s sends %s", mention(c.Owner), r.toSend(c.Closeout))}
}

// closedTurn is how it closed, and what is left to do.
func (r Reader) closedTurn(c closeout.Card) []string {
	if c.State == closeout.Dropped {
		return []string{"⚪ " + r.P.T("The project was stopped, and its close-out ended with it.")}
	}
	said := []string{"✅ " + r.silenceReason(c.SilenceLimit(), c.ClosesOn)}
	if s := c.Signature; s != nil {
		said = []string{"✅ " + r.signed(closeout.SignedArgs{Name: s.Name, Day: s.Day, Recorded: s.Recorded}, r.document(s.Evidence))}
	}
	if c.State == closeout.Reviewed {
		return append(said, "✅ "+r.P.T("Handed over to service"))
	}
	return append(said, r.reviewTurn(c))
}

// waitingTurn is the predicted close with its reason; to one person also how far the silence has come.
func (r Reader) waitingTurn(c closeout.Card) []string {
	said := []string{"⏳ " + r.P.T("The customer’s turn. It closes by itself after %s unless they answer.", r.day(c.ClosesOn))}
	if r.ID != "" {
		said = append(said, gauge(r.silentFor(c.Line), c.SilenceLimit())+"  "+r.silence(c.Line))
	}
	if !c.AnsweredAt.IsZero() {
		said = append(said, r.P.T("The questionnaire is answered; the document is neither accepted nor remarked on yet."))
	}
	return said
}

// signed is who accepted, and with what evidence when that was not on the customer's page.
func (r Reader) signed(a closeout.SignedArgs, evidence string) string {
	said := r.P.T("Signed by %s on %s", name(a.Name), r.day(a.Day))
	if a.Recorded == "" {
		return said
	}
	return facts(said, r.P.T("written down by %s", r.person(a.Recorded)), evidence)
}

// silenceReason is why a close-out closed without an answer.
func (r Reader) silenceReason(days int, last calendar.Date) string {
	return r.P.N(days, "Closed by silence: no answer for %d day, until %s", "Closed by silence: no answer for %d days, until %s", r.day(last))
}

// reviewTurn is who ends the close-out, and with what.
func (r Reader) reviewTurn(c closeout.Card) string {
	switch {
	case c.Unanswered() > 0:
		return "⏳ " + r.P.T("A remark is open again; the review waits for it.")
	case !c.Verified.Done():
		return "⏳ " + r.P.T("%s verifies the feedback, then reviews the project", mention(c.Owner))
	}
	return "⏳ " + r.P.T("%s reviews the project and hands it over to service", mention(c.Owner))
}
