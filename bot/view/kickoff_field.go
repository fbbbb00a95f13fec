package view

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"docket/internal/fault"
	"docket/internal/project"
)

// kickoffFields ask when and where the pre-kickoff is. Zone is the committee's, in which its time is meant.
func (r Reader) kickoffFields(day *slack.InputBlock, k project.Kickoff, zone string) []slack.Block {
	if k.Minutes == 0 {
		k = project.DefaultKickoff
	}
	clock := slack.NewTimePickerBlockElement(answer)
	clock.InitialTime = clockTime(k.At)
	lengths := []int{30, 45, 60, 90, 120, 180, 240}
	if !slices.Contains(lengths, k.Minutes) {
		lengths = append(lengths, k.Minutes)
	}
	options := optionsFor(lengths, func(n int) *slack.OptionBlockObject {
		return option(strconv.Itoa(n), r.P.N(n, "%d minute", "%d minutes"))
	})
	at := input("kickoff_at", r.P.Label("Time"), clock)
	if zone != "" {
		at = hinted(at, r.P.Label("In the committee’s time zone, %s", zone))
	}
	return []slack.Block{day, at,
		input("kickoff_minutes", r.P.Label("Length"), menu(answer, r.P.Placeholder("Choose how long it takes"), strconv.Itoa(k.Minutes), options)),
		optional(hinted(input("place", r.P.Label("Place"), textField(k.Place, project.PlaceLimit)), r.P.Label("A room, or a link to join"))),
	}
}

// kickoff is what kickoffFields were filled with.
func (a answers) kickoff() (project.Schedule, error) {
	s := project.Schedule{Kickoff: project.Kickoff{Place: oneLine(a.text("place"))}}
	at, err := time.Parse("15:04", a.of("kickoff_at").SelectedTime)
	if err != nil {
		return s, fault.Invalidf("Choose the time of day.").In("kickoff_at")
	}
	s.At = at.Hour()*60 + at.Minute()
	if s.Minutes, err = strconv.Atoi(a.option("kickoff_minutes")); err != nil {
		return s, fault.Invalidf("Choose one of the list.").In("kickoff_minutes")
	}
	s.Day, err = a.date("pre_kickoff")
	return s, err
}

// clockTime is so many minutes after midnight as a clock shows them: "09:30".
func clockTime(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }
