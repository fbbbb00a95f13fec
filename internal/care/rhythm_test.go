package care

import (
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/fault"
)

func TestHowOftenACustomerIsCalled(t *testing.T) {
	march := day(2026, time.March, 2)
	for name, tt := range map[string]struct {
		class customer.Class
		live  calendar.Date
		want  int
	}{
		"an A customer in the first year, every month":          {customer.A, day(2026, time.January, 1), 1},
		"an A customer later, every two":                        {customer.A, day(2024, time.January, 1), 2},
		"an A customer on the day the year is over, every two":  {customer.A, day(2025, time.March, 2), 2},
		"a B customer in the first half year, every month":      {customer.B, day(2026, time.January, 1), 1},
		"a B customer in the second, every two":                 {customer.B, day(2025, time.August, 1), 2},
		"a B customer later, every three":                       {customer.B, day(2025, time.February, 1), 3},
		"a C customer in the first year, every two":             {customer.C, day(2026, time.January, 1), 2},
		"a C customer later, every three":                       {customer.C, day(2020, time.January, 1), 3},
		"an A customer whose go-live nobody knows, every month": {customer.A, calendar.Date{}, 1},
		"a class nobody knows, as C":                            {"", day(2020, time.January, 1), 3},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Standard().Months(customer.Customer{Class: tt.class, LiveOn: tt.live}, march); got != tt.want {
				t.Errorf("called every %d months, want %d", got, tt.want)
			}
		})
	}
}

func TestWhichRhythmsMakeSense(t *testing.T) {
	rhythm := func(since []int, a, b, c []int) Rhythm {
		return Rhythm{Since: since, Every: map[customer.Class][]int{customer.A: a, customer.B: b, customer.C: c}}
	}
	row := []int{1, 2, 3}
	for _, tt := range []struct {
		name  string
		say   Rhythm
		field string
	}{
		{"the standard one", Standard(), ""},
		{"the same for ever", rhythm(nil, []int{1}, []int{2}, []int{3}), ""},
		{"five stretches", rhythm([]int{1, 2, 3, 4}, []int{1, 1, 1, 1, 1}, []int{1, 1, 1, 1, 1}, []int{1, 1, 1, 1, 1}), ""},
		{"not six", rhythm([]int{1, 2, 3, 4, 5}, row, row, row), "since"},
		{"not a stretch that begins at once", rhythm([]int{0, 12}, row, row, row), "since"},
		{"not one after ten years", rhythm([]int{6, 121}, row, row, row), "since"},
		{"not out of order", rhythm([]int{12, 6}, row, row, row), "since"},
		{"not one twice", rhythm([]int{6, 6}, row, row, row), "since"},
		{"not a number too few", rhythm([]int{6, 12}, []int{1, 2}, row, row), "every_a"},
		{"not a number too many", rhythm([]int{6}, []int{1, 2}, row, []int{1, 2}), "every_b"},
		{"not every four months", rhythm([]int{6, 12}, row, row, []int{2, 3, 4}), "every_c"},
		{"not never", rhythm([]int{6, 12}, row, []int{0, 1, 2}, row), "every_b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.say.Check()
			if f, refused := fault.As(err); refused != (tt.field != "") || refused && f.Field != tt.field {
				t.Errorf("the check says %v, want a fault in %q", err, tt.field)
			}
		})
	}
}
