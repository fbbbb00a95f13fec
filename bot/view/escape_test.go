package view

import (
	"testing"
	"unicode/utf8"

	"docket/internal/directory"
)

func TestTextIsEscaped(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"what people write stays":       {"Léa & Marc 👍 “ok”", "Léa &amp; Marc 👍 “ok”"},
		"a mention becomes text":        {"<!channel> <@U1>", "&lt;!channel&gt; &lt;@U1&gt;"},
		"an escape is escaped":          {"&lt;", "&amp;lt;"},
		"lines stay, returns go":        {"a\r\nb\tc", "a\nb c"},
		"nothing turns the line around": {"a\u202eb\u2066c\u200fd", "abcd"},
		"broken bytes go":               {"a\xffb\x00", "ab"},
		"Arabic and Hebrew stay":        {"שלום عربي", "שלום عربي"},
	}
	for called, test := range tests {
		t.Run(called, func(t *testing.T) {
			if got := Escape(test.text); got != test.want {
				t.Errorf("%q is said as %q, want %q", test.text, got, test.want)
			}
		})
	}
}

func TestEscapedTextIsCutBetweenItsEscapes(t *testing.T) {
	tests := map[string]struct {
		text  string
		limit int
		want  string
	}{
		"what fits is whole":             {"a&b", 7, "a&amp;b"},
		"what does not ends in dots":     {"abcdef", 5, "abcd…"},
		"no escape is cut in two":        {"a&bc", 6, "a…"},
		"an escape may be the last":      {"a&bc", 7, "a&amp;…"},
		"nothing is longer than nothing": {"", 5, ""},
	}
	for called, test := range tests {
		t.Run(called, func(t *testing.T) {
			got := escapeTo(test.text, test.limit)
			if got != test.want || utf8.RuneCountInString(got) > test.limit {
				t.Errorf("%q in %d characters is %q, want %q", test.text, test.limit, got, test.want)
			}
		})
	}
}

func TestFinishedMarkupIsCutBetweenItsForms(t *testing.T) {
	tests := map[string]struct {
		text  string
		limit int
		want  string
	}{
		"a mention is whole or absent": {"by <@U0ANA> today", 8, "by …"},
		"a mention may be the last":    {"by <@U0ANA> today", 12, "by <@U0ANA>…"},
		"an escape is whole or absent": {"a &amp; b", 5, "a …"},
		"what fits is whole":           {"a &amp; b", 9, "a &amp; b"},
	}
	for called, test := range tests {
		t.Run(called, func(t *testing.T) {
			if got := clipMarkup(test.text, test.limit); got != test.want {
				t.Errorf("%q in %d characters is %q, want %q", test.text, test.limit, got, test.want)
			}
		})
	}
}

func TestOnlyAddressesOfTheWebAreLinked(t *testing.T) {
	tests := map[string]struct{ address, want string }{
		"a permalink":                   {"https://acme.slack.com/archives/C1/p1?thread_ts=1&cid=C1", "<https://acme.slack.com/archives/C1/p1?thread_ts=1&amp;cid=C1|here>"},
		"the local Slack":               {"http://127.0.0.1:8090/x", "<http://127.0.0.1:8090/x|here>"},
		"a script":                      {"javascript:alert(1)", "here"},
		"an address that closes itself": {"https://x|y> <!channel>", "here"},
		"no address":                    {"", "here"},
	}
	for called, test := range tests {
		t.Run(called, func(t *testing.T) {
			if got := link(test.address, "here"); got != test.want {
				t.Errorf("the link is %q, want %q", got, test.want)
			}
		})
	}
}

func TestOnlyMembersAreMentioned(t *testing.T) {
	for id, want := range map[string]string{"U0ANA": "<@U0ANA>", "W1": "<@W1>", "": "–", "U1> <!channel": "U1&gt; &lt;!channel", "here": "here", "U": "U"} {
		if got := mention(directory.UserID(id)); got != want {
			t.Errorf("%q is mentioned as %q, want %q", id, got, want)
		}
	}
	for id, want := range map[string]string{"C0COMM": "<#C0COMM>", "C1|x> <!here": "C1|x&gt; &lt;!here", "": "–"} {
		if got := channelLink(id); got != want {
			t.Errorf("%q is linked as %q, want %q", id, got, want)
		}
	}
}
