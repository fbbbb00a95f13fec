package view

import (
	"github.com/slack-go/slack"

	"docket/internal/closeout"
	"docket/internal/project"
)

// CloseoutList answers /closeout: the reader's own close-outs, then the others that stand; or, of a search, what it
// found and the projects in acceptance whose close-out can be opened.
type CloseoutList struct {
	Query string          // as somebody typed it, "" when nothing was looked for
	Mine  []closeout.Line // the reader's
	Lines []closeout.Line // those that stand, or that were found
	Ready []project.Line  // in acceptance, without a close-out
}

// Closeouts is the list to the reader alone.
func Closeouts(r Reader, l CloseoutList) Message {
	heading := r.P.T("Close-outs")
	if l.Query = oneLine(l.Query); l.Query != "" {
		heading = r.P.T("Close-outs with “%s”", name(l.Query))
	}
	blocks := []slack.Block{section("*" + heading + "*")}
	if len(l.Mine) > 0 {
		blocks = append(blocks, section("*"+r.P.T("Yours")+"*"))
		blocks = append(blocks, r.closeoutLines(l.Mine)...)
	}
	if len(l.Mine) > 0 && len(l.Lines) > 0 {
		blocks = append(blocks, section("*"+r.P.T("The others")+"*"))
	}
	blocks = append(blocks, r.closeoutLines(l.Lines)...)
	for _, p := range l.Ready[:min(len(l.Ready), listed)] {
		blocks = append(blocks, line(r.projectName(p)+"\n"+r.stage(p.State),
			about(button(CloseoutStart, ref(p.ID), r.P.Button("Begin close-out")), p.Name)))
	}
	if len(l.Mine)+len(l.Lines)+len(l.Ready) == 0 {
		blocks = append(blocks, section(r.P.T("None. `/closeout acme` opens one, once the project of Acme is in acceptance.")))
	}
	text := heading
	if n := len(l.Mine) + len(l.Lines); n > 0 {
		text += dot + r.P.N(n, "%d close-out", "%d close-outs")
	}
	return say(text, blocks...)
}

func (r Reader) closeoutLines(ls []closeout.Line) []slack.Block {
	shown := ls[:min(len(ls), listed)]
	blocks := make([]slack.Block, 0, len(shown)+1)
	for _, l := range shown {
		blocks = append(blocks, r.closeoutLine(l))
	}
	if rest := len(ls) - len(shown); rest > 0 {
		blocks = append(blocks, aside(r.andMore(rest)))
	}
	return blocks
}

// closeoutLine is a close-out in one line, with the button that opens it.
func (r Reader) closeoutLine(l closeout.Line) slack.Block {
	return line(r.projectName(l.In)+"\n"+r.closeoutNow(l)+dot+r.person(l.Owner),
		about(button(CloseoutOpen, ref(l.ID), r.P.Button("Open")), l.In.CustomerName+dot+l.In.Name))
}
