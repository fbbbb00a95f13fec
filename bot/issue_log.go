package bot

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/issue"
	"docket/internal/project"
)

// issue is the command /issue: alone it logs one, with a number it shows one,
// with "list" what is open, with a project's name it logs one there.
func (b *Bot) issue(ctx context.Context, c call) (answer, error) {
	word, rest, _ := strings.Cut(strings.TrimSpace(c.Text), " ")
	switch strings.ToLower(word) {
	case "":
		return b.logIssue(ctx, c)
	case "list", "search":
		return b.listIssues(ctx, c, rest)
	case "mine":
		return b.waiting(ctx, c)
	case "kinds":
		return b.listKinds(ctx, c)
	case "help":
		return say(view.Usage(c.Reader, c.Route, "")), nil
	}
	if id, err := view.Ref(strings.TrimPrefix(strings.TrimPrefix(word, "#"), "I-")); err == nil && rest == "" {
		card, err := b.Desks.Issues.Show(ctx, issue.ID(id))
		return say(view.IssueCard(c.Reader, card)), err
	}
	return b.logIssueIn(ctx, c)
}

// logIssueIn opens the form with the project that was named.
func (b *Bot) logIssueIn(ctx context.Context, c call) (answer, error) {
	found, err := b.Desks.Projects.Find(ctx, strings.TrimSpace(c.Text), 2)
	switch {
	case err != nil:
		return answer{}, err
	case len(found) == 0:
		return say(view.Usage(c.Reader, c.Route, c.Text)), nil
	case len(found) > 1:
		return open(view.LogIssue(c.Reader, view.IssueForm{})), nil
	}
	return b.issueForm(ctx, c, view.IssueForm{Project: &found[0]})
}

// logIssue opens the form, for the project whose button was pressed if there was
// one.
func (b *Bot) logIssue(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil || id == 0 {
		return open(view.LogIssue(c.Reader, view.IssueForm{})), nil
	}
	card, err := b.Desks.Projects.Show(ctx, project.ID(id))
	if err != nil {
		return answer{}, err
	}
	return b.issueForm(ctx, c, view.IssueForm{Project: &card.Line, Fixed: true})
}

func (b *Bot) issueForm(ctx context.Context, c call, f view.IssueForm) (answer, error) {
	kinds, err := b.Desks.Issues.Kinds(ctx, f.Project.Type)
	f.Kinds = kinds
	return open(view.LogIssue(c.Reader, f)), err
}

// logMessage opens the form with a message as evidence.
func (b *Bot) logMessage(ctx context.Context, c call) (answer, error) {
	link, err := b.API.GetPermalinkContext(ctx, &slack.PermalinkParameters{Channel: c.Channel, Ts: c.Message.Timestamp})
	if err != nil {
		b.Log.WarnContext(ctx, "permalink", "err", err) // the issue matters more than its evidence
	}
	return open(view.LogIssue(c.Reader, view.IssueForm{Evidence: link, Description: c.Message.Text})), nil
}

// pickedForIssue redraws the form once the project or the kind is chosen: what
// may be raised depends on the one, severity and roles on the other.
func (b *Bot) pickedForIssue(ctx context.Context, c call) (answer, error) {
	picks := view.ReadIssuePicks(c.View)
	f := view.IssueForm{Fixed: picks.Fixed, Kind: picks.Kind, Evidence: picks.Evidence}
	if picks.Project != 0 {
		card, err := b.Desks.Projects.Show(ctx, picks.Project)
		if err != nil {
			return answer{}, err
		}
		f.Project = &card.Line
		if f.Kinds, err = b.Desks.Issues.Kinds(ctx, card.Type); err != nil {
			return answer{}, err
		}
	}
	return redraw(view.LogIssue(c.Reader, f)), nil
}

func (b *Bot) listIssues(ctx context.Context, c call, text string) (answer, error) {
	const counted = 500 // beyond which nobody reads the figure
	found, err := b.Desks.Issues.List(ctx, issue.Filter{Text: strings.TrimSpace(text), Limit: counted})
	return say(view.IssueList(c.Reader, text, found, 0)), err
}
