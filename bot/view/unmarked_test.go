package view

import (
	"testing"

	"docket/internal/issue"
	"docket/internal/locale"
)

func TestAMessageIsReadAsAPersonReadsIt(t *testing.T) {
	r := reader(locale.English())
	r.People = company.people()
	tests := map[string]struct{ text, want string }{
		"plain words stay":              {"The server is down.", "The server is down."},
		"escapes are undone":            {"a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"},
		"an escaped escape stays one":   {"&amp;lt;", "&lt;"},
		"a member is called by name":    {"ask <@U0MARC>", "ask @Marc"},
		"a stranger by what Slack says": {"ask <@U9|zoe> or <@U8>", "ask @zoe or @U8"},
		"a channel keeps its name":      {"see <#C1|general>", "see #general"},
		"everybody is a word":           {"<!channel> and <!subteam^S1|@ops>", "@channel and @ops"},
		"a time is its fallback":        {"<!date^1^{date}|1 Jan>", "1 Jan"},
		"a link keeps its address":      {"<https://x.example|the log> <https://y.example>", "the log (https://x.example) https://y.example"},
	}
	for called, test := range tests {
		t.Run(called, func(t *testing.T) {
			if got := r.Unmarked(test.text); got != test.want {
				t.Errorf("%q is read as %q, want %q", test.text, got, test.want)
			}
		})
	}
}

func TestAMessageIsProposedAsDescription(t *testing.T) {
	r := reader(locale.English())
	d, err := ReadLogIssue(submitted(t, LogIssue(r, IssueForm{Description: "<!here> R&amp;D waits"}), nil))
	same(t, issue.Draft{Description: "@here R&D waits"}, d, err)
}
