package view

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/locale"
	"docket/internal/outbox"
)

func TestFaultsAreSaidSafely(t *testing.T) {
	evil := "<!channel> & co"
	tests := map[string]struct {
		err           error
		markup, plain string
	}{
		"a name is escaped in markup only": {fault.Conflictf("%s is over already.", evil),
			"&lt;!channel&gt; &amp; co is over already.", "<!channel> & co is over already."},
		"a mention stays one, and is a name where there are none": {fault.Conflictf("%s started the meeting at %s already.",
			ana.Mention(), locale.Moment{At: monday, Zone: paris}),
			"<@U0ANA> started the meeting at Mon 30 Nov 09:00 already.", "Ana started the meeting at Mon 30 Nov 09:00 already."},
		"a member nobody knows is a colleague": {fault.Conflictf("%s ended the meeting at %s already.", directory.UserID("U9").Mention(), "noon"),
			"<@U9> ended the meeting at noon already.", "a colleague ended the meeting at noon already."},
		"a mention that is none is text": {fault.Conflictf("%s is over already.", directory.UserID(evil).Mention()),
			"&lt;!channel&gt; &amp; co is over already.", "a colleague is over already."},
		"a name inside a text is escaped": {fault.Conflictf("A task is still open: %s. Mark it done first.", issue.SolutionKey(evil).Text()),
			"A task is still open: &lt;!channel&gt; &amp; co. Mark it done first.", "A task is still open: <!channel> & co. Mark it done first."},
		"a choice is escaped": {fault.Conflictf("%s is over already.", locale.Choice{evil, ana.Mention()}),
			"&lt;!channel&gt; &amp; co or <@U0ANA> is over already.", "<!channel> & co or Ana is over already."},
		"strings by any other name are escaped": {fault.Conflictf("%s is over already.", outbox.Lane(evil)),
			"&lt;!channel&gt; &amp; co is over already.", "<!channel> & co is over already."},
		"numbers stay numbers": {fault.Invalidf("The name may have at most %d characters.", 1500),
			"The name may have at most 1,500 characters.", "The name may have at most 1,500 characters."},
		"several faults are several sentences": {fmt.Errorf("save: %w", fault.Fields(fault.Invalidf("Choose a day."), fault.Invalidf("Choose one person."))),
			"Choose a day. Choose one person.", "Choose a day. Choose one person."},
	}
	r := reader(locale.English())
	r.People = company.people()
	for called, test := range tests {
		t.Run(called, func(t *testing.T) {
			if got := Fault(r, test.err); got != test.markup {
				t.Errorf("in markup it is %q, want %q", got, test.markup)
			}
			if got := FaultPlain(r, test.err); got != test.plain {
				t.Errorf("without markup it is %q, want %q", got, test.plain)
			}
		})
	}
}

func TestWhatIsNoFaultIsNotShown(t *testing.T) {
	want := "That did not work, and it is not your doing. Please try again in a minute; if it stays like this, tell an administrator."
	for _, err := range []error{io.ErrUnexpectedEOF, errors.Join(errors.New("pq: password"), io.EOF)} {
		if got := Fault(reader(locale.English()), err); got != want {
			t.Errorf("%v is said as %q", err, got)
		}
	}
}

func TestAFaultIsSaidInTheReadersLanguage(t *testing.T) {
	got := Fault(reader(locale.French()), fault.Conflictf("This issue is %s; only a decided one can be resolved.", issue.Open.Text()))
	if want := "Ce problème est ouvert\u00a0; seul un problème décidé peut être résolu."; got != want {
		t.Errorf("it is said as %q, want %q", got, want)
	}
}

func TestFaultsStandAtTheirFields(t *testing.T) {
	r, fresh := reader(locale.English()), company.project("new")
	v := submitted(t, LogIssue(r, IssueForm{Project: &fresh, Kinds: issue.Standard, Kind: "logistics"}), nil)
	tests := map[string]struct {
		err  error
		want map[string]string
	}{
		"at the field it names": {fault.Invalidf("Describe the issue in a sentence.").In("description"), map[string]string{"description": "Describe the issue in a sentence."}},
		"at a field that started anew": {fault.Invalidf("The severity is critical, high, medium or low.").In("severity"),
			map[string]string{"severity:logistics": "The severity is critical, high, medium or low."}},
		"nowhere when it names none of the form": {fault.Forbiddenf("This account is deactivated in Slack.").In("owner"), nil},
		"nowhere when one of them names none":    {fault.Fields(fault.Invalidf("Choose a day.").In("kind"), fault.Invalidf("Choose one person.")), nil},
		"nowhere when it is no fault":            {io.EOF, nil},
		"together where they share one": {fault.Fields(fault.Invalidf("Choose a day.").In("kind"), fault.Invalidf("Choose one person.").In("kind")),
			map[string]string{"kind:PS": "Choose a day. Choose one person."}},
		"nowhere without one": {nil, nil},
	}
	for called, test := range tests {
		t.Run(called, func(t *testing.T) {
			if diff := cmp.Diff(test.want, FieldErrors(r, test.err, v)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
