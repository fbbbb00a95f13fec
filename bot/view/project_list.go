package view

import (
	"github.com/slack-go/slack"

	"docket/internal/project"
)

// ProjectList answers a search; more says that it holds not all there are.
func ProjectList(r Reader, query string, ls []project.Line, more bool) Message {
	heading := r.P.T("Projects")
	if query = oneLine(query); query != "" {
		heading = r.P.T("Projects with “%s”", name(query))
	}
	if len(ls) == 0 {
		return say(heading, section("*"+heading+"*"), section(r.P.T("None. `/project add` adds one, and an import brings many.")))
	}
	blocks := []slack.Block{section("*" + heading + "*")}
	for _, l := range ls[:min(len(ls), listed)] {
		text := r.projectName(l) + "\n" + facts(r.stage(l.State), r.P.N(l.Open, "%d open issue", "%d open issues"))
		blocks = append(blocks, line(text, about(button(ProjectOpen, ref(l.ID), r.P.Button("Open")), l.Name)))
	}
	if more || len(ls) > listed {
		blocks = append(blocks, aside(r.P.T("There are more. `/project` with a part of a name finds the one you want.")))
	}
	return say(heading, blocks...)
}
