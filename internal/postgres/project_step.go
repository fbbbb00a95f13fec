package postgres

import (
	"docket/internal/directory"
	"docket/internal/project"
)

// stepDoc is a step at a gate as the database's documents hold it.
type stepDoc struct {
	ID       int64            `json:"id"`
	Gate     project.GateKey  `json:"gate"`
	Kind     project.StepKind `json:"step"`
	By       directory.UserID `json:"by_member"`
	At       moment           `json:"at"`
	Document project.Document `json:"document"`
	Note     string           `json:"note"`
}

func (d stepDoc) step() project.Step {
	return project.Step{ID: d.ID, Gate: d.Gate, Kind: d.Kind, By: d.By, At: d.At.time(), Document: d.Document, Note: d.Note}
}

// projectSteps are the steps at the gates of project p, oldest first. They stand
// beside projectColumns where gates are looked at.
const projectSteps = `(SELECT jsonb_agg(to_jsonb(gs) - 'project_id' ORDER BY gs.id)
	FROM gate_step gs WHERE gs.project_id = p.id) AS "p.steps"`

// newSteps are the project's steps that are not written yet.
func newSteps(p project.Project) []stepDoc {
	fresh := []stepDoc{}
	for _, s := range p.Steps {
		if s.ID == 0 {
			fresh = append(fresh, stepDoc{Gate: s.Gate, Kind: s.Kind, By: s.By, At: moment(s.At), Document: s.Document, Note: s.Note})
		}
	}
	return fresh
}
