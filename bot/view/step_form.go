package view

import (
	"github.com/slack-go/slack"

	"docket/internal/locale"
	"docket/internal/project"
)

// stepMeta ties a step to the gate as its maker had it before their eyes.
type stepMeta struct {
	Project project.ID       `json:"project"`
	Gate    project.GateKey  `json:"gate"`
	Kind    project.StepKind `json:"kind"`
	Round   int              `json:"round"`
}

// TakeStep asks for what a step at a gate needs: a document, an opinion, a yes or a no.
func TakeStep(r Reader, c project.Card, key project.GateKey, kind project.StepKind) slack.ModalViewRequest {
	g := c.Gate(key)
	blocks := []slack.Block{section(r.projectName(c.Line) + "\n" + r.gateStands(g, ""))}
	for _, s := range g.Steps {
		if s.Note != "" {
			blocks = append(blocks, section(r.colon(r.person(s.By), "\n"+quote(s.Note, project.NoteLimit+500))))
		}
	}
	needs := project.Demand{Kind: kind, Document: kind == project.Delivered}
	if kind == g.Next.Kind {
		needs = g.Next
	}
	if needs.Refusable {
		blocks = append(blocks, input("verdict", r.P.Label("What comes of it?"), radio(string(kind),
			option(string(kind), r.agreement(kind)), option(string(project.Disagreed), r.P.Option("It is turned down and starts again")))))
	}
	if needs.Document {
		blocks = append(blocks, r.documentFields(project.Document{})...)
	}
	blocks = append(blocks, r.noteField(needs))
	return modal(r, StepFormID, locale.Clip(r.stepName(kind), viewTitleLimit), r.P.Title("Save"),
		stepMeta{Project: c.ID, Gate: key, Kind: kind, Round: g.Round}, blocks...)
}

func (r Reader) noteField(needs project.Demand) slack.Block {
	if needs.Opinion {
		return input("note", r.P.Label("Your opinion"), longField("", project.NoteLimit))
	}
	note := optional(input("note", r.P.Label("Note"), longField("", project.NoteLimit)))
	if needs.Refusable {
		return hinted(note, r.P.Label("What has to change, when it is turned down"))
	}
	return note
}

// agreement is the yes of a step that may be answered with a no.
func (r Reader) agreement(k project.StepKind) string {
	switch k {
	case project.Endorsed:
		return r.P.Option("The handling opinion is endorsed")
	case project.Approved:
		return r.P.Option("It is approved")
	}
	return r.P.Option("The customer agrees")
}

// ReadStep reads a step at a gate, and of which project.
func ReadStep(v slack.View) (project.ID, project.Draft, error) {
	a := answers{v}
	meta, err := unpack[stepMeta](v)
	if err == nil && meta.Project <= 0 {
		err = stale()
	}
	d := project.Draft{Gate: meta.Gate, Kind: meta.Kind, Round: meta.Round, Document: a.document(), Note: a.text("note")}
	if a.option("verdict") == string(project.Disagreed) {
		d.Kind, d.Document = project.Disagreed, project.Document{}
	}
	return meta.Project, d, err
}
