package view

import (
	"github.com/slack-go/slack"

	"docket/internal/committee"
)

// CommitteeList shows the committees, with the way to their settings for those who may change them.
func CommitteeList(r Reader, cs []committee.Committee) Message {
	title := r.P.T("Committees")
	blocks := []slack.Block{section("*" + title + "*")}
	if len(cs) == 0 {
		blocks = append(blocks, section(r.P.T("None yet. A committee is a channel, a time and its members.")))
	}
	may := r.May(committee.MaySetUp)
	for _, c := range cs[:min(len(cs), committeesShown)] {
		var press slack.BlockElement
		if may {
			press = about(button(CommitteeEdit, ref(c.ID), r.P.Button("Settings")), c.Name)
		}
		blocks = append(blocks, line(r.committeeLine(c), press))
	}
	if left := len(cs) - committeesShown; left > 0 {
		blocks = append(blocks, aside(r.andMore(left)))
	}
	if may {
		blocks = append(blocks, actions(button(CommitteeAdd, "", r.P.Button("New committee"))))
	}
	return say(title, blocks...)
}

// committeeLine is where and when a committee meets.
func (r Reader) committeeLine(c committee.Committee) string {
	next := r.P.T("no next meeting")
	if s, err := c.Schedule(); err == nil {
		if at := s.Next(r.Now).At; !at.IsZero() {
			next = r.P.T("next %s", r.instant(at))
		}
	}
	return "*" + name(c.Name) + "*" + dot + channelLink(string(c.Channel)) + "\n" +
		facts(next, name(c.Zone), r.P.N(len(c.Members), "%d member", "%d members"))
}
