package postgres

import (
	"context"

	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

// draftStage is what the rule of a draft looks at.
type draftStage struct {
	scene  issue.Scene
	logged issue.ID // that the act made before; 0 when it did not
}

// draftDoc is what scenesOfDrafts has to know of a call.
type draftDoc struct {
	N       int              `json:"n"`
	Act     string           `json:"act"`
	By      directory.UserID `json:"by_member"`
	Project project.ID       `json:"project"`
	Kind    issue.KindKey    `json:"kind"`
}

// stageDrafts sets the scenes of the calls, by their place among them. One whose
// project is gone has none.
func (s *Store) stageDrafts(ctx context.Context, calls []*logCall) (map[int]draftStage, error) {
	asked := make([]draftDoc, len(calls))
	for n, c := range calls {
		asked[n] = draftDoc{N: n, Act: c.act.Key, By: c.act.By, Project: c.draft.Project, Kind: c.draft.Kind}
	}
	packed, err := pack(asked)
	if err != nil {
		return nil, err
	}
	read, err := s.statement(ctx, scenesOfDrafts)
	if err != nil {
		return nil, err
	}
	at := s.at()
	var rows []struct {
		N      int
		P      projectRow
		K      kindRow
		Next   issue.ID
		Logged issue.ID
		Home   outbox.Lane
		Actor  document[memberDoc]
	}
	if err := read.SelectContext(ctx, &rows, packed); err != nil {
		return nil, errInTime(ctx, err)
	}
	drafts := make(map[int]draftStage, len(rows))
	for _, row := range rows {
		scene := issue.Scene{
			Press: calls[row.N].act.Key, NextID: row.Next, Actor: stranger(calls[row.N].act.By), Project: row.P.project(),
			Kind: row.K.kind(), Home: row.Home, Now: at,
		}
		if row.Actor.V.ID != "" {
			scene.Actor = row.Actor.V.member()
		}
		drafts[row.N] = draftStage{scene: scene, logged: row.Logged}
	}
	return drafts, nil
}

// A kind that is not in the catalogue fits no project: the rule refuses it.
//
// The calls come as a document because the planner, which guesses the rows in an
// array from its value, would plan anew for each array. OFFSET 0 has each project
// looked up, however many there are.
const scenesOfDrafts = `
	SELECT d.n, ` + projectColumns + `, coalesce(k.key, '') AS "k.key", k.applies AS "k.applies", coalesce(k.name, '') AS "k.name",
		k.solutions AS "k.solutions", k.always AS "k.always", k.roles AS "k.roles", coalesce(k.severity, '') AS "k.severity",
		coalesce(k.scope, false) AS "k.scope", coalesce(k.retired, true) AS "k.retired",
		nextval('issue_id_seq') AS next, coalesce((SELECT id FROM issue WHERE act = d.act), 0) AS logged,
		coalesce(nullif(p.channel, ''), c.channel) AS home,
		(SELECT ` + memberJSON + ` FROM member m WHERE m.id = d.by_member) AS actor
	FROM jsonb_to_recordset($1::jsonb) AS d (n int, act text, by_member text, project bigint, kind text)
	CROSS JOIN LATERAL (SELECT * FROM project WHERE id = d.project OFFSET 0) p
	JOIN committee c ON c.id = p.committee_id LEFT JOIN issue_kind k ON k.key = d.kind`
