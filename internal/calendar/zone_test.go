package calendar_test

import (
	"testing"

	"docket/internal/calendar"
)

func TestWhatPeopleCallAZone(t *testing.T) {
	for zone, want := range map[string]string{"Europe/Paris": "Paris", "America/New_York": "New York", "America/Argentina/Buenos_Aires": "Buenos Aires", "UTC": "UTC"} {
		if got := calendar.City(zone); got != want {
			t.Errorf("%s is called %q", zone, got)
		}
	}
}
