package view

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/fault"
)

// weeklyOf takes a schedule apart that is one weekday at one time; any other is not weekly, and Monday at 09:00 stands
// in its place.
func weeklyOf(cron string) (day, at string, weekly bool) {
	f := strings.Fields(cron)
	if len(f) == 5 && f[2] == "*" && f[3] == "*" {
		minute, hour, weekday := below(f[0], 60), below(f[1], 24), below(f[4], 7)
		if min(minute, hour, weekday) >= 0 {
			return strconv.Itoa(weekday), fmt.Sprintf("%02d:%02d", hour, minute), true
		}
	}
	return "1", "09:00", false
}

// below reads a number from 0 up to the limit; -1 is anything else.
func below(text string, limit int) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n >= limit {
		return -1
	}
	return n
}

// readWeekly puts a schedule together from a weekday and a time.
func readWeekly(a answers) (string, error) {
	at, err := time.Parse("15:04", a.of("time").SelectedTime)
	if err != nil {
		return "", fault.Invalidf("Choose the time of day.").In("time")
	}
	day := below(a.option("day"), 7)
	if day < 0 {
		return "", fault.Invalidf("Choose the day of the week.").In("day")
	}
	return fmt.Sprintf("%d %d * * %d", at.Minute(), at.Hour(), day), nil
}

// holidayText writes a committee's own days as people type them.
func holidayText(days []calendar.Override) string {
	var b strings.Builder
	for _, d := range days {
		if d.Worked {
			b.WriteString("+")
		}
		b.WriteString(strings.TrimSpace(d.Day.String()+" "+oneLine(d.Name)) + "\n")
	}
	return strings.TrimSpace(b.String())
}

// readHolidays reads a committee's own days, one a line: a date and what it is, with a plus in front when it is worked.
func readHolidays(text string) ([]calendar.Override, error) {
	var days []calendar.Override
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		rest, worked := strings.CutPrefix(line, "+")
		date, called, _ := strings.Cut(strings.TrimSpace(rest), " ")
		day, err := calendar.ParseDate(date)
		if err != nil {
			return nil, err
		}
		days = append(days, calendar.Override{Day: day, Worked: worked, Name: oneLine(called)})
	}
	return days, nil
}
