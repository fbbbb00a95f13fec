package seed

import (
	"context"
	"time"

	"docket/internal/calendar"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/issue"
)

// mondays is how many past meetings the committees have held with the bot.
const mondays = 5

// sinceMonday is how many days before today, a Wednesday, the last Monday was.
const sinceMonday = 2

// meet holds the meetings of the last Mondays. The agendas come by themselves.
func (r *replay) meet() {
	for week := range mondays {
		days := sinceMonday + 7*week
		r.hold(false, nadia, []directory.UserID{marc, lea, ines}, r.ago(days, 9*time.Hour+4*time.Minute))
		r.hold(true, wei, []directory.UserID{mei, jun}, r.ago(days, 3*time.Hour+4*time.Minute))
	}
}

// hold runs one meeting for an hour, if its agenda was posted.
func (r *replay) hold(asia bool, chair directory.UserID, there []directory.UserID, at time.Time) {
	var met committee.MeetingID
	r.on(at, func(ctx context.Context) error {
		latest, err := r.Committees.Meetings(ctx, r.committees[asia].ID, 1)
		if err != nil || len(latest) == 0 || latest[0].State != committee.Posted {
			return err
		}
		met = latest[0].ID
		_, err = r.Committees.Start(ctx, act(chair, "start:%d", met), met)
		return err
	})
	for n, who := range there {
		r.on(at.Add(time.Duration(n+1)*time.Minute), func(ctx context.Context) error {
			if met == 0 {
				return nil
			}
			_, err := r.Committees.Join(ctx, act(who, "join:%d", met), met)
			return err
		})
	}
	r.on(at.Add(time.Hour), func(ctx context.Context) error {
		if met == 0 {
			return nil
		}
		_, err := r.Committees.End(ctx, act(chair, "end:%d", met), met)
		return err
	})
}

// hinder raises the issues, and decides and ends those that came so far.
func (r *replay) hinder() {
	for n, t := range troubles {
		var id issue.ID
		r.on(r.ago(t.raised, 14*time.Hour+time.Duration(n)*time.Minute), func(ctx context.Context) error {
			i, err := r.Issues.Log(ctx, act(t.by, "issue:%d", n), issue.Draft{
				Project: r.projects[t.contract].ID, Kind: t.kind, Severity: t.severity, Description: t.text})
			id = i.ID
			return err
		})
		r.after(t.decided, 9*time.Hour+20*time.Minute, func(ctx context.Context, at time.Time) error {
			c := t.choice
			c.Due = calendar.DateOf(at, r.today.Location()).Add(t.dueIn)
			_, err := r.Issues.Decide(ctx, act(c.Owner, "decide:%d", n), id, c)
			return err
		})
		r.after(t.resolved, 11*time.Hour, func(ctx context.Context, _ time.Time) error {
			_, err := r.Issues.Resolve(ctx, act(t.choice.Owner, "resolve:%d", n), id, issue.Result{})
			return err
		})
		r.after(t.closed, 12*time.Hour, func(ctx context.Context, _ time.Time) error {
			_, err := r.Issues.Close(ctx, act(t.choice.Owner, "close:%d", n), id)
			return err
		})
	}
}

// after plays something so many days ago, or not at all for 0.
func (r *replay) after(days int, clock time.Duration, do func(context.Context, time.Time) error) {
	if days == 0 {
		return
	}
	at := r.ago(days, clock)
	r.on(at, func(ctx context.Context) error { return do(ctx, at) })
}
