package view

import (
	"github.com/slack-go/slack"

	lookup "docket/internal/search"
)

// Found answers a search to the one who asked.
func Found(r Reader, f lookup.Found) Message {
	if f.Query.Empty() {
		said := r.P.T("Say what to look for: `/docket find acme invoice` finds what holds both words, `/docket find PO-1042` a number.")
		return say(said, section(said), actions(button(FindBegin, "", r.P.Button("Find"))))
	}
	asked := r.P.T("Found with “%s”", name(f.Query.Text))
	if len(f.Groups) == 0 {
		asked = r.P.T("Nothing found with “%s”", name(f.Query.Text))
	}
	return say(asked, append([]slack.Block{section("*" + asked + "*")}, r.foundBlocks(f)...)...)
}

// FindForm looks for what is typed; what was found stands under it.
func FindForm(r Reader, f lookup.Found) slack.ModalViewRequest {
	words := textField(f.Query.Text, lookup.TextLimit)
	words.Placeholder = plain(r.P.Placeholder("acme invoice, PO-1042"), hintLimit)
	blocks := []slack.Block{hinted(input("words", r.P.Label("What to look for"), words),
		r.P.T("Names, numbers, words of what was written; the beginning of a word is enough."))}
	if !f.Query.Empty() {
		if len(f.Groups) == 0 {
			blocks = append(blocks, section("*"+r.P.T("Nothing found with “%s”", name(f.Query.Text))+"*"))
		}
		blocks = append(blocks, r.foundBlocks(f)...)
	}
	m := modal(r, FindFormID, r.P.Title("Find"), r.P.Title("Find"), nil, blocks...)
	m.Close = plain(r.P.Title("Close"), viewTitleLimit)
	return m
}

// ReadFind is what was typed into the lookup.
func ReadFind(v slack.View) string { return answers{v}.text("words") }

// foundBlocks are the kinds with their best hits, each with the button that opens it.
func (r Reader) foundBlocks(f lookup.Found) []slack.Block {
	if len(f.Groups) == 0 {
		return []slack.Block{section(r.P.T("Fewer words find more; the beginning of a word is enough."))}
	}
	var blocks []slack.Block
	more := false
	for n, lines := range fairly(f.Groups, listed) {
		g := f.Groups[n]
		more = more || g.More || lines < len(g.Hits)
		blocks = append(blocks, aside("*"+r.foundKind(g.Kind)+"*"))
		for _, h := range g.Hits[:lines] {
			blocks = append(blocks, line(r.hit(f.Query, h), r.openHit(h)))
		}
	}
	if more {
		blocks = append(blocks, aside(r.P.T("There are more. Another word narrows it down.")))
	}
	return blocks
}

// fairly gives the groups as many lines as there is room for: one to each in turn, so
// that a kind with many hits leaves the others some.
func fairly(groups []lookup.Group, room int) []int {
	lines := make([]int, len(groups))
	for given := true; given; {
		given = false
		for n, g := range groups {
			if room > 0 && lines[n] < len(g.Hits) {
				lines[n]++
				room--
				given = true
			}
		}
	}
	return lines
}
