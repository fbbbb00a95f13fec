package bot

import (
	"context"
	"strings"

	"golang.org/x/sync/errgroup"

	"docket/bot/view"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/project"
)

// docket is the command /docket: help, and who gives roles, for everybody; for those of
// the company what is set up rather than done.
func (b *Bot) docket(ctx context.Context, c call) (answer, error) {
	switch strings.ToLower(strings.TrimSpace(c.Text)) {
	case "", "help":
		return b.help(ctx, c)
	case "roles":
		return b.listRoles(ctx, c)
	}
	return b.staff(b.house)(ctx, c)
}

// house is /docket with a word.
func (b *Bot) house(ctx context.Context, c call) (answer, error) {
	word, rest, _ := strings.Cut(strings.TrimSpace(c.Text), " ")
	switch strings.ToLower(word) {
	case "agenda":
		c.Text = strings.TrimSpace(rest)
		return b.agenda(ctx, c)
	case "find":
		c.Text = strings.TrimSpace(rest)
		return b.find(ctx, c)
	case "report":
		return b.report(ctx, c)
	case "waiting":
		return b.waiting(ctx, c)
	case "committee", "committees":
		return b.listCommittees(ctx, c)
	case "away", "absence":
		return b.addAbsence(ctx, c)
	case "customer", "customers":
		c.Text = strings.TrimSpace(rest)
		return b.customer(ctx, c)
	case "calendar":
		return b.calendar(ctx, c)
	case "questionnaire":
		return b.showQuestions(ctx, c)
	case "policy":
		return b.policy(ctx, c)
	case "calls":
		return b.showRhythm(ctx, c)
	case "settings":
		return b.showSettings(ctx, c)
	case "kinds":
		return b.listKinds(ctx, c)
	}
	return say(view.Usage(c.Reader, c.Route, c.Text)), nil
}

func (b *Bot) help(_ context.Context, c call) (answer, error) { return say(view.Help(c.Reader)), nil }

// waiting is the report of what waits for the caller, asked for all at once: one after
// the other, a slow database would keep Slack's acknowledgement.
func (b *Bot) waiting(ctx context.Context, c call) (answer, error) {
	var (
		todo   issue.Todo
		turns  []project.Waiting
		orders []view.WaitingOrder
	)
	asked, ctx := errgroup.WithContext(ctx)
	asked.Go(func() (err error) { todo, err = b.Desks.Issues.Todo(ctx, c.Act.By); return err })
	asked.Go(func() (err error) { turns, err = b.Desks.Projects.Turns(ctx, c.Act.By); return err })
	asked.Go(func() (err error) { orders, err = b.toApprove(ctx, c.Act.By); return err })
	if err := asked.Wait(); err != nil {
		return answer{}, err
	}
	return say(view.Waiting(c.Reader, todo, turns, orders)), nil
}

func (b *Bot) listRoles(ctx context.Context, c call) (answer, error) {
	all, err := b.Desks.Directory.Members(ctx, directory.Roles...)
	return say(view.RolesList(c.Reader, all)), err
}

func (b *Bot) editRoles(ctx context.Context, c call) (answer, error) {
	if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, directory.Administer); err != nil {
		return answer{}, err
	}
	if c.Value == "" {
		return open(view.EditRoles(c.Reader, nil)), nil
	}
	m, err := b.Desks.Directory.Member(ctx, directory.UserID(c.Value))
	return open(view.EditRoles(c.Reader, &m)), err
}

func (b *Bot) pickedMember(ctx context.Context, c call) (answer, error) {
	m, err := b.Desks.Directory.Member(ctx, view.ReadMemberPick(c.View))
	return redraw(view.EditRoles(c.Reader, &m)), err
}

func (b *Bot) saveRoles(ctx context.Context, c call) (answer, error) {
	grant, err := view.ReadRoles(c.View)
	if err != nil {
		return answer{}, err
	}
	if err := b.Desks.Directory.SetRoles(ctx, c.Act, grant); err != nil {
		return answer{}, err
	}
	b.people.forget()
	b.meetLater(ctx, grant.Member)
	return say(view.SaidRoles(c.Reader, grant)), nil
}

func (b *Bot) addAbsence(_ context.Context, c call) (answer, error) {
	return open(view.AddAbsence(c.Reader, c.Act.By)), nil
}

func (b *Bot) saveAbsence(ctx context.Context, c call) (answer, error) {
	of, away, err := view.ReadAbsence(c.View)
	if err != nil {
		return answer{}, err
	}
	err = b.Desks.Directory.SetAbsence(ctx, c.Act, of, away)
	return say(view.SaidAbsence(c.Reader, of, away)), err
}

func (b *Bot) listCommittees(ctx context.Context, c call) (answer, error) {
	all, err := b.Desks.Committees.Committees(ctx)
	return say(view.CommitteeList(c.Reader, all)), err
}

func (b *Bot) editCommittee(ctx context.Context, c call) (answer, error) {
	if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, committee.MaySetUp); err != nil {
		return answer{}, err
	}
	id, err := view.Ref(c.Value)
	if err != nil || id == 0 {
		zone := c.Reader.Zone.String()
		return open(view.CommitteeSettings(c.Reader, committee.Committee{Cron: committee.DefaultCron, Zone: zone})), nil
	}
	of, err := b.Desks.Committees.Committee(ctx, directory.CommitteeID(id))
	return open(view.CommitteeSettings(c.Reader, of)), err
}

func (b *Bot) saveCommittee(ctx context.Context, c call) (answer, error) {
	settings, err := view.ReadCommittee(c.View)
	if err != nil {
		return answer{}, err
	}
	saved, err := b.Desks.Committees.SetUp(ctx, c.Act, settings)
	return say(view.SaidCommittee(c.Reader, saved)), err
}

func (b *Bot) listKinds(ctx context.Context, c call) (answer, error) {
	all, err := b.Desks.Issues.Catalogue(ctx)
	return say(view.KindList(c.Reader, all)), err
}

func (b *Bot) editKind(ctx context.Context, c call) (answer, error) {
	if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, directory.Administer); err != nil {
		return answer{}, err
	}
	all, err := b.Desks.Issues.Catalogue(ctx)
	if err != nil {
		return answer{}, err
	}
	for _, k := range all {
		if string(k.Key) == c.Value {
			return open(view.EditKind(c.Reader, k)), nil
		}
	}
	return open(view.EditKind(c.Reader, issue.Kind{Severity: issue.Medium})), nil
}

func (b *Bot) saveKind(ctx context.Context, c call) (answer, error) {
	k, added, err := view.ReadKind(c.View)
	if err != nil {
		return answer{}, err
	}
	keep := b.Desks.Issues.ChangeKind
	if added {
		keep = b.Desks.Issues.AddKind
	}
	err = keep(ctx, c.Act, k)
	return say(view.SaidKind(c.Reader, k)), err
}
