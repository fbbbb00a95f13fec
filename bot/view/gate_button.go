package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/project"
)

// turnButton is the button by which a turn is taken.
func (r Reader) turnButton(p project.Project, t project.Turn) *slack.ButtonBlockElement {
	id := ref(p.ID)
	switch {
	case t.To == project.Preparing:
		return button(ProjectPrepare, id, r.P.Button("Begin preparations"))
	case t.To == project.Running && len(p.Unready()) > 0:
		return button(ProjectTeam, id, r.P.Button("Name followers"))
	case t.To == project.Running:
		return button(ProjectStart, id, r.P.Button("Start work on site"))
	case t.To == project.Closing:
		return button(CloseoutStart, id, r.P.Button("Begin close-out"))
	}
	return about(button(ProjectStep, stepRef(p.ID, t.Gate, t.Kind), r.stepName(t.Kind)), r.gateName(t.Gate))
}

func stepRef(id project.ID, gate project.GateKey, kind project.StepKind) string {
	return ref(id) + ":" + string(gate) + ":" + string(kind)
}

// ReadStepRef reads the value of a gate's button. Anything else is an Invalid fault.
func ReadStepRef(value string) (id project.ID, gate project.GateKey, kind project.StepKind, err error) {
	parts := strings.Split(value, ":")
	if len(parts) != 3 {
		return 0, "", "", unreadable()
	}
	n, err := Ref(parts[0])
	return project.ID(n), project.GateKey(parts[1]), project.StepKind(parts[2]), err
}
