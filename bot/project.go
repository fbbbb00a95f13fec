package bot

import (
	"context"
	"strings"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/project"
)

// project is the command /project: "add" makes one known, anything else finds
// one by its own, its customer's or its contract's name.
func (b *Bot) project(ctx context.Context, c call) (answer, error) {
	const shown = 10
	word, rest, _ := strings.Cut(strings.TrimSpace(c.Text), " ")
	switch strings.ToLower(word) {
	case "add", "new":
		return b.projectForm(ctx, c, view.ProjectForm{Name: strings.TrimSpace(rest)})
	case "help":
		return say(view.Usage(c.Reader, c.Route, "")), nil
	}
	found, err := b.Desks.Projects.Find(ctx, strings.TrimSpace(c.Text), shown+1)
	if err != nil {
		return answer{}, err
	}
	if len(found) == 1 {
		page, err := b.projectPage(ctx, found[0].ID)
		return say(view.ProjectCard(c.Reader, page)), err
	}
	return say(view.ProjectList(c.Reader, c.Text, found[:min(len(found), shown)], len(found) > shown)), nil
}

func (b *Bot) addProject(ctx context.Context, c call) (answer, error) {
	return b.projectForm(ctx, c, view.ProjectForm{})
}

func (b *Bot) projectForm(ctx context.Context, c call, f view.ProjectForm) (answer, error) {
	if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, project.MayAdd); err != nil {
		return answer{}, err
	}
	all, err := b.Desks.Committees.Committees(ctx)
	f.Committees = all
	return open(view.AddProject(c.Reader, f)), err
}

func (b *Bot) saveProject(ctx context.Context, c call) (answer, error) {
	p, err := view.ReadAddProject(c.View)
	if err != nil {
		return answer{}, err
	}
	added, err := b.Desks.Projects.Add(ctx, c.Act, p)
	return say(view.SaidProjectAdded(c.Reader, added)), err
}

// projectPage loads a project with its close-out, if it has one.
func (b *Bot) projectPage(ctx context.Context, id project.ID) (view.ProjectPage, error) {
	card, err := b.Desks.Projects.Show(ctx, id)
	page := view.ProjectPage{Card: card}
	if err != nil || card.State != project.Closing && card.State != project.InService {
		return page, err
	}
	closing, err := b.Desks.Closeouts.OfProject(ctx, id)
	switch {
	case err == nil:
		page.Closeout = &closing.Line
	case fault.KindOf(err) == fault.NotFound:
		err = nil
	}
	return page, err
}

func (b *Bot) openProject(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	page, err := b.projectPage(ctx, project.ID(id))
	return open(view.ProjectModal(c.Reader, page)), err
}
