package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/issue"
)

// kindsShown is how many kinds of issues a list has room for.
const kindsShown = 40

// KindList is the catalogue: what may hinder a project, and what is proposed against it.
func KindList(r Reader, ks []issue.Kind) Message {
	title := r.P.T("Kinds of issues")
	may := r.May(directory.Administer)
	blocks := []slack.Block{section("*" + title + "*")}
	for _, k := range ks[:min(len(ks), kindsShown)] {
		var press slack.BlockElement
		if may {
			press = about(button(KindEdit, string(k.Key), r.P.Button("Change")), k.Name)
		}
		blocks = append(blocks, line(r.kindLine(k), press))
	}
	if left := len(ks) - kindsShown; left > 0 {
		blocks = append(blocks, aside(r.andMore(left)))
	}
	if may {
		blocks = append(blocks, actions(button(KindAdd, "", r.P.Button("Add a kind"))))
	}
	return say(title, blocks...)
}

func (r Reader) kindLine(k issue.Kind) string {
	said := make([]string, len(k.Solutions))
	for i, s := range k.Solutions {
		said[i] = r.solution(s)
	}
	proposes, retired := r.P.T("decided in your own words"), ""
	if len(said) > 0 {
		proposes = strings.Join(said, dot)
	}
	if k.Retired {
		retired = r.P.T("no longer offered")
	}
	return sign(k.Severity) + " *" + name(k.Text().Localize(r.P)) + "*" + dot +
		facts(strings.Join(texts(k.Applies), ", "), r.P.AnyOf(r.roles(k.Roles)), retired) + "\n" + proposes
}
