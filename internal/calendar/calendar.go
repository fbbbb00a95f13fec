// Package calendar knows when: the next time a schedule comes round on a wall clock, which days are worked, how much
// working time lies between two instants, and the zones all of it is read in.
//
// It owns cron schedules in wall time, public holidays with a committee's own days on top, working hours and time zones,
// whose database it carries. It refuses to know what the time is: every instant is a parameter.
package calendar

import (
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // a container image need not have zones of its own

	"docket/internal/fault"
)

// zones are those found before, by name: the library reads a file each time, and every press needs a zone.
var zones sync.Map

// Zone finds a time zone by its IANA name, "Europe/Paris". Anything else is an Invalid fault.
func Zone(name string) (*time.Location, error) {
	if known, ok := zones.Load(name); ok {
		return known.(*time.Location), nil
	}
	// The standard library takes these for the zone of the machine and for UTC, which nobody means who types them.
	if name != "" && name != "Local" {
		if loc, err := time.LoadLocation(name); err == nil {
			zones.Store(name, loc)
			return loc, nil
		}
	}
	return nil, fault.Invalidf("There is no time zone %q. Names look like Europe/Paris or Asia/Shanghai.", name)
}

// City is what people call a zone: "Paris" for "Europe/Paris", "New York" for "America/New_York".
func City(zone string) string {
	return strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
}
