package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/committee"
)

// rest says where the rest of a section is.
type rest func(r Reader, n int) string

func inThread(r Reader, n int) string {
	return r.P.N(n, "… and %d more in the thread", "… and %d more in the thread")
}

func onTheDay(r Reader, n int) string {
	return r.P.N(n, "… and %d more, all of them in the agenda when it is posted", "… and %d more, all of them in the agenda when it is posted")
}

// agendaSections are the items under the names of their sections, in the standard order; what is empty is left out,
// and where all is empty it says what would fill it.
func (r Reader) agendaSections(s committee.Summary, items []committee.Item, where rest) []slack.Block {
	var blocks []slack.Block
	for _, part := range committee.Sections {
		of := slices.DeleteFunc(slices.Clone(items), func(i committee.Item) bool { return i.Section != part })
		if len(of) == 0 && s.Total[part] == 0 {
			continue
		}
		shown := of[:min(len(of), s.HeadItems(part))]
		blocks = append(blocks, section(r.sectionTitle(part, s)))
		blocks = append(blocks, r.itemLines(shown)...)
		if left := max(s.Total[part], len(of)) - len(shown); left > 0 {
			blocks = append(blocks, aside(where(r, left)))
		}
	}
	if len(blocks) == 0 {
		return []slack.Block{section(r.P.T("Nothing to decide. Issues logged with `/issue` and new projects come here by themselves."))}
	}
	return blocks
}

// sectionTitle is the section's name with how many items it has, and how many of them are left.
func (r Reader) sectionTitle(part committee.Section, s committee.Summary) string {
	title := "*" + r.sectionName(part) + dot + r.P.Number(s.Total[part]) + "*"
	if left := s.Left[part]; left < s.Total[part] {
		title += dot + r.P.N(left, "%d left", "%d left")
	}
	return title
}

func (r Reader) sectionName(part committee.Section) string {
	if w := sectionWords(part); w.text != nil {
		return w.title.Localize(r.P)
	}
	return name(string(part))
}

func (r Reader) itemLines(items []committee.Item) []slack.Block {
	blocks := make([]slack.Block, 0, len(items))
	for _, i := range items {
		if b := r.itemLine(i); b != nil {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// agendaReply is a message in the thread under the head.
func (r Reader) agendaReply(p committee.Page) Message {
	title := r.P.T("%s, continued", r.agendaTitle(p.Committee, p.Meeting))
	if len(p.Items) > 0 {
		title = r.P.T("%s, continued (%d of %d)", r.sectionName(p.Items[0].Section), p.Number, max(p.Pages, p.Number))
	}
	return say(title, append([]slack.Block{section("*" + title + "*")}, r.itemLines(p.Items)...)...)
}

// changes are what the committee need not look at any more: decided or closed since it last met.
func (r Reader) changes(p committee.Page) []slack.Block {
	lines := []string{"*" + r.P.T("Since the last meeting") + "*"}
	for _, l := range p.Changes[:min(len(p.Changes), listed)] {
		lines = append(lines, "✅ "+r.colon(boldPlace(l), r.kindName(l))+leads+r.outcome(l))
	}
	if left := p.Summary.Changed - (len(lines) - 1); left > 0 {
		lines = append(lines, r.andMore(left))
	}
	return paragraphs(lines)
}
