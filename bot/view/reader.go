// Package view draws docket's things as Slack's blocks: cards, modals, the Home tab, the agenda, the minutes.
//
// It owns every identifier of a button or a field, the order in which a thing is told, and the limits and escapes of
// Block Kit. Beside the drawing of each modal stands its reading, which trusts nothing Slack hands back. It is pure: it
// asks nobody, remembers nothing and decides nothing. What it is not given it does not show.
package view

import (
	"time"

	"docket/internal/directory"
	"docket/internal/locale"
)

// Reader is whoever will look at what is drawn: one person, or a channel in its committee's language and zone.
type Reader struct {
	P      *locale.Printer
	Zone   *time.Location   // in which days and the fallbacks of times are said
	Now    time.Time        // by the application's clock
	ID     directory.UserID // "" for a channel
	Roles  []directory.Role // none for a channel
	Guest  bool             // a guest of the workspace
	People directory.People // names for the places where Slack draws no mention; may be nil
}

// For is the reader who is a member.
func For(m directory.Member, now time.Time) Reader {
	return Reader{P: locale.For(m.Locale), Zone: m.Location(), Now: now, ID: m.ID, Roles: m.Roles, Guest: m.Guest}
}

// Channel is the reader who is everybody in a committee's channel. A zone that is none is read as UTC.
func Channel(language, zone string, now time.Time) Reader {
	return Reader{P: locale.For(language), Zone: directory.Member{Zone: zone}.Location(), Now: now}
}

// Has tells whether the reader holds at least one of the roles.
func (r Reader) Has(roles ...directory.Role) bool {
	return directory.Member{Roles: r.Roles}.Has(roles...)
}

// May tells whether the reader is among those who may do a thing; a channel is not.
func (r Reader) May(p directory.Permission) bool {
	return r.ID != "" && p.Admits(directory.Member{Roles: r.Roles, Guest: r.Guest})
}
