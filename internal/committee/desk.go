package committee

import (
	"context"
	"strings"

	"docket/internal/directory"
	"docket/internal/fault"
)

// Store keeps committees and their meetings.
type Store interface {
	// SaveCommittee writes settings once per act (a new committee for ID 0), and
	// sets the reminder of its next occurrence.
	SaveCommittee(ctx context.Context, act directory.Act, c Committee) (Committee, error)
	// ChangeMeeting locks the meeting, lets the rule decide, and writes what it
	// returns in one transaction. When it ends, what was decided since the last
	// minutes is minuted and the minutes are posted.
	ChangeMeeting(ctx context.Context, act directory.Act, id MeetingID, rule Rule) (Meeting, error)
	Library
}

// Library is what can be read of committees.
type Library interface {
	Committees(ctx context.Context) ([]Committee, error)
	Preview(ctx context.Context, id directory.CommitteeID) (Preview, error)
	Page(ctx context.Context, id PageID) (Page, error)
	Minutes(ctx context.Context, id MeetingID) (Minutes, error)
	// Meetings lists a committee's meetings, latest first.
	Meetings(ctx context.Context, id directory.CommitteeID, limit int) ([]Meeting, error)
}

// Desk carries out what people ask of committees.
type Desk struct {
	Library
	store  Store
	roster directory.Roster
}

// NewDesk returns a desk that keeps committees in store.
func NewDesk(store Store, roster directory.Roster) *Desk {
	return &Desk{Library: store, store: store, roster: roster}
}

// SetUp makes a committee or changes its settings.
func (d *Desk) SetUp(ctx context.Context, act directory.Act, c Committee) (Committee, error) {
	if err := directory.Allow(ctx, d.roster, act.By, MaySetUp); err != nil {
		return Committee{}, err
	}
	c.Name = strings.Join(strings.Fields(c.Name), " ")
	if err := c.Check(); err != nil {
		return Committee{}, err
	}
	return d.store.SaveCommittee(ctx, act, c)
}

// Start opens a meeting.
func (d *Desk) Start(ctx context.Context, act directory.Act, id MeetingID) (Meeting, error) {
	return d.store.ChangeMeeting(ctx, act, id, Meeting.Start)
}

// Join notes that somebody attends.
func (d *Desk) Join(ctx context.Context, act directory.Act, id MeetingID) (Meeting, error) {
	return d.store.ChangeMeeting(ctx, act, id, Meeting.Join)
}

// End closes a meeting and has its minutes posted.
func (d *Desk) End(ctx context.Context, act directory.Act, id MeetingID) (Meeting, error) {
	return d.store.ChangeMeeting(ctx, act, id, Meeting.End)
}

// Committee returns one committee.
func (d *Desk) Committee(ctx context.Context, id directory.CommitteeID) (Committee, error) {
	all, err := d.Committees(ctx)
	for _, c := range all {
		if c.ID == id {
			return c, nil
		}
	}
	if err == nil {
		err = fault.NotFoundf("That committee no longer exists.")
	}
	return Committee{}, err
}
