package view

import (
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// committeeRef is the metadata of a committee's settings; 0 is a new one.
type committeeRef struct {
	Committee directory.CommitteeID `json:"committee,omitempty"`
}

// CommitteeSettings asks for all a committee has. Without an ID it is a new one.
func CommitteeSettings(r Reader, c committee.Committee) slack.ModalViewRequest {
	title := r.P.Title("Committee settings")
	if c.ID == 0 {
		title = r.P.Title("New committee")
	}
	if c.Zone == "" {
		c.Zone = r.Zone.String()
	}
	blocks := []slack.Block{
		input("name", r.P.Label("Name"), textField(c.Name, nameLimit)),
		input("channel", r.P.Label("Channel"), channelField(r.P.Placeholder("Choose a channel"), string(c.Channel))),
	}
	blocks = append(blocks, r.scheduleFields(c.Cron)...)
	blocks = append(blocks,
		input("zone", r.P.Label("Time zone"), search(ZonePick, r.P.Placeholder("Type a city, such as Paris"), zoneOption(c.Zone))),
		optional(hinted(input("country", r.P.Label("Public holidays of"), menu(answer, r.P.Placeholder("No country"), c.Country, r.countryOptions())),
			r.P.Label("An agenda that falls on one comes the next working day"))),
		optional(hinted(input("holidays", r.P.Label("Days of your own, one a line"), longField(holidayText(c.Overrides), inputLimit)),
			r.P.Label("2026-12-24 Christmas Eve; a plus in front makes it a working day"))),
		input("language", r.P.Label("Language of the channel"), radio(language(c.Locale), option("en", "English"), option("fr", "Français"))),
		optional(input("members", r.P.Label("Members"), usersField(r.P.Placeholder("Choose people"), c.Members))),
	)
	return modal(r, CommitteeFormID, title, r.P.Title("Save"), committeeRef{Committee: c.ID}, blocks...)
}

// nameLimit is how many characters the name of a committee or of a kind may have.
const nameLimit = 75

func language(tag string) string {
	if len(tag) >= 2 && tag[:2] == "fr" {
		return "fr"
	}
	return "en"
}

// scheduleFields ask for a weekday and a time; a schedule that is more than that is shown, and taken, as cron.
func (r Reader) scheduleFields(cron string) []slack.Block {
	if cron == "" {
		cron = committee.DefaultCron
	}
	day, at, weekly := weeklyOf(cron)
	if weekly {
		cron = ""
	}
	days := make([]*slack.OptionBlockObject, 0, 7)
	for _, d := range []time.Weekday{1, 2, 3, 4, 5, 6, 0} {
		days = append(days, option(strconv.Itoa(int(d)), r.P.Weekday(d)))
	}
	clock := slack.NewTimePickerBlockElement(answer)
	clock.InitialTime = at
	return []slack.Block{
		input("day", r.P.Label("Meets every"), menu(answer, r.P.Placeholder("Choose a day"), day, days)),
		input("time", r.P.Label("At"), clock),
		optional(hinted(input("cron", r.P.Label("Another rhythm, as a cron schedule"), textField(cron, 100)),
			r.P.Label("Five fields, such as 30 9 1,15 * *; takes the place of day and time"))),
	}
}

// ReadCommittee reads a committee's settings; a name or a schedule that makes no sense is the domain's to refuse.
func ReadCommittee(v slack.View) (committee.Committee, error) {
	a := answers{v}
	meta, err := unpack[committeeRef](v)
	if err != nil {
		return committee.Committee{}, err
	}
	c := committee.Committee{
		ID: meta.Committee, Name: a.text("name"), Channel: outbox.Lane(a.of("channel").SelectedConversation),
		Zone: a.option("zone"), Cron: oneLine(a.text("cron")), Country: a.option("country"),
		Locale: language(a.option("language")), Members: a.users("members"),
	}
	if c.Cron == "" {
		if c.Cron, err = readWeekly(a); err != nil {
			return c, err
		}
	}
	c.Overrides, err = readHolidays(a.text("holidays"))
	return c, at("holidays", err)
}

func (r Reader) countryOptions() []*slack.OptionBlockObject {
	return optionsFor(calendar.Countries(), func(code string) *slack.OptionBlockObject { return option(code, r.country(code)) })
}
