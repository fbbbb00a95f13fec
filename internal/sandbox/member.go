package sandbox

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// member is a user of the running workspace.
type member struct {
	User
	color string
}

// colors are given to people in turn; they are the sandbox's own.
var colors = []string{"8d5a97", "2f7f79", "b0653a", "4a6fa5", "7a8b3c", "a8475f", "5d5fa8", "3b7d4f", "97762a", "6b6b83"}

func newMember(ids *ids, u User) *member {
	if u.ID == "" {
		u.ID = ids.next("U")
	}
	if u.TZ == "" {
		u.TZ = "Etc/UTC"
	}
	if u.Locale == "" {
		u.Locale = "en-US"
	}
	if u.RealName == "" {
		u.RealName = u.Name
	}
	return &member{User: u, color: colors[ids.last%len(colors)]}
}

// zone is the member's time zone as users.info gives it: label and offset in seconds at an instant.
func (m *member) zone(at time.Time) (label string, offset int) {
	loc, err := time.LoadLocation(m.TZ)
	if err != nil {
		loc = time.UTC
	}
	name, offset := at.In(loc).Zone()
	if strings.HasPrefix(name, "+") || strings.HasPrefix(name, "-") {
		name = "UTC" + name
	}
	return fmt.Sprintf("%s (%s)", m.TZ, name), offset
}

func (m *member) initials() string {
	var b strings.Builder
	for i, word := range strings.Fields(m.RealName) {
		if i == 2 {
			break
		}
		r, _ := utf8.DecodeRuneInString(word)
		b.WriteRune(r)
	}
	return strings.ToUpper(b.String())
}

// profile is the member as the Web API shows it; the locale only on request, the e-mail address only with its scope.
func (m *member) profile(team string, now time.Time, withLocale, withEmail bool) map[string]any {
	label, offset := m.zone(now)
	p := map[string]any{
		"real_name": m.RealName, "display_name": m.Name, "real_name_normalized": m.RealName, "display_name_normalized": m.Name,
		"title": m.Title, "team": team, "status_text": "", "status_emoji": "",
	}
	if withEmail && m.Email != "" {
		p["email"] = m.Email
	}
	u := map[string]any{
		"id": m.ID, "team_id": team, "name": m.Name, "deleted": m.Deleted, "color": m.color, "real_name": m.RealName,
		"tz": m.TZ, "tz_label": label, "tz_offset": offset, "profile": p, "is_admin": m.Admin, "is_owner": false,
		"is_primary_owner": false, "is_restricted": m.Restricted, "is_ultra_restricted": false, "is_bot": m.Bot,
		"is_app_user": false, "is_email_confirmed": m.Email != "", "updated": now.Unix(),
	}
	if withLocale {
		u["locale"] = m.Locale
	}
	return u
}

// card is the member as the page shows it.
func (m *member) card(now time.Time) map[string]any {
	label, _ := m.zone(now)
	return map[string]any{
		"id": m.ID, "name": m.Name, "real_name": m.RealName, "title": m.Title, "initials": m.initials(), "color": "#" + m.color,
		"tz": m.TZ, "tz_label": label, "locale": m.Locale, "is_bot": m.Bot, "deleted": m.Deleted, "is_admin": m.Admin,
	}
}
