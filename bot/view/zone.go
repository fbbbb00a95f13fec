package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/calendar"
)

// zones are those offered before anybody types; any other zone of the database is found by its whole name.
var zones = []string{
	"Europe/Paris", "Asia/Shanghai", "Europe/London", "America/New_York", "UTC",
	"Africa/Abidjan", "Africa/Algiers", "Africa/Cairo", "Africa/Casablanca", "Africa/Dakar", "Africa/Johannesburg", "Africa/Lagos",
	"Africa/Nairobi", "Africa/Tunis", "America/Argentina/Buenos_Aires", "America/Bogota", "America/Chicago", "America/Denver",
	"America/Halifax", "America/Lima", "America/Los_Angeles", "America/Mexico_City", "America/Montreal", "America/Santiago",
	"America/Sao_Paulo", "America/Toronto", "America/Vancouver", "Asia/Bangkok", "Asia/Dubai", "Asia/Ho_Chi_Minh",
	"Asia/Hong_Kong", "Asia/Jakarta", "Asia/Jerusalem", "Asia/Karachi", "Asia/Kolkata", "Asia/Kuala_Lumpur", "Asia/Manila",
	"Asia/Riyadh", "Asia/Seoul", "Asia/Singapore", "Asia/Taipei", "Asia/Tokyo", "Atlantic/Reykjavik", "Australia/Brisbane",
	"Australia/Melbourne", "Australia/Perth", "Australia/Sydney", "Europe/Amsterdam", "Europe/Athens", "Europe/Berlin",
	"Europe/Brussels", "Europe/Bucharest", "Europe/Budapest", "Europe/Copenhagen", "Europe/Dublin", "Europe/Helsinki",
	"Europe/Istanbul", "Europe/Kyiv", "Europe/Lisbon", "Europe/Luxembourg", "Europe/Madrid", "Europe/Oslo", "Europe/Prague",
	"Europe/Rome", "Europe/Stockholm", "Europe/Vienna", "Europe/Warsaw", "Europe/Zurich", "Pacific/Auckland", "Pacific/Honolulu",
}

// ZoneOptions are the time zones somebody looks for by typing a city or the zone's whole name.
func ZoneOptions(query string) Options {
	query = strings.ReplaceAll(strings.TrimSpace(query), " ", "_")
	var found []*slack.OptionBlockObject
	for _, z := range zones {
		if strings.Contains(strings.ToLower(z), strings.ToLower(query)) {
			found = append(found, zoneOption(z))
		}
	}
	if zone, err := calendar.Zone(query); err == nil {
		found = append(found, zoneOption(zone.String()))
	}
	return Options{Options: offered(found, optionsLimit)}
}

func zoneOption(zone string) *slack.OptionBlockObject {
	return option(zone, strings.ReplaceAll(zone, "_", " "))
}
