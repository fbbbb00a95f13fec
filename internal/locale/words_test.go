package locale_test

import (
	"math"
	"testing"
	"time"

	"docket/internal/locale"
)

func TestDaysAndTimes(t *testing.T) {
	shanghai, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	late := time.Date(2026, 11, 30, 23, 5, 0, 0, time.UTC) // 1 December 07:05 in Shanghai
	english, french := locale.English(), locale.French()
	tests := map[string]struct{ got, want string }{
		"the day is the zone's":                {english.Day(late, shanghai), "Tuesday 1 Dec"},
		"the same instant elsewhere":           {english.Day(late, time.UTC), "Monday 30 Nov"},
		"French counts the first as ordinal":   {french.Day(late, shanghai), "mardi 1er déc."},
		"a short day fits a card":              {french.ShortDay(late, time.UTC), "lun. 30 nov."},
		"a date has its year":                  {french.Date(late, shanghai), "1er déc. 2026"},
		"a year is not grouped":                {english.Date(late, time.UTC), "30 Nov 2026"},
		"a moment is the zone's":               {english.DayTime(late, shanghai), "Tue 1 Dec 07:05"},
		"a time is on 24 hours":                {english.Time(late, time.UTC), "23:05"},
		"a weekday is in full":                 {french.Weekday(time.Sunday), "dimanche"},
		"a list of none is empty":              {english.List(nil), ""},
		"a list of one is itself":              {english.List([]string{"Ana"}), "Ana"},
		"a list of two has no comma":           {french.List([]string{"Ana", "Marc"}), "Ana et Marc"},
		"a list of three":                      {english.List([]string{"Ana", "Lea", "Marc"}), "Ana, Lea and Marc"},
		"a choice of three":                    {french.AnyOf([]string{"Ana", "Lea", "Marc"}), "Ana, Lea ou Marc"},
		"a number is grouped":                  {english.Number(48200), "48,200"},
		"a French number is grouped":           {french.Number(48200), "48\u00a0200"},
		"money has its cents":                  {english.Money(4820000, "EUR"), "48,200.00 EUR"},
		"French money has a comma":             {french.Money(4820005, "EUR"), "48\u00a0200,05\u00a0EUR"},
		"yen have no cents":                    {english.Money(4820000, "JPY"), "4,820,000 JPY"},
		"a debt is negative":                   {english.Money(-5, "EUR"), "-0.05 EUR"},
		"an unknown currency has hundredths":   {english.Money(150, "???"), "1.50 ???"},
		"large sums keep their cents":          {english.Money(900719925474099, "EUR"), "9,007,199,254,740.99 EUR"},
		"beyond what a float64 can tell apart": {english.Money(9007199254740993, "EUR"), "90,071,992,547,409.93 EUR"},
		"the largest amount":                   {french.Money(math.MaxInt64, "EUR"), "92\u00a0233\u00a0720\u00a0368\u00a0547\u00a0758,07\u00a0EUR"},
		"the largest debt":                     {french.Money(math.MinInt64, "EUR"), "-92\u00a0233\u00a0720\u00a0368\u00a0547\u00a0758,08\u00a0EUR"},
		"a French debt is grouped":             {french.Money(-123456789, "EUR"), "-1\u00a0234\u00a0567,89\u00a0EUR"},
		"a debt of less than one":              {french.Money(-99, "USD"), "-0,99\u00a0USD"},
		"dinars have thousandths":              {english.Money(1234005, "BHD"), "1,234.005 BHD"},
		"nothing has its cents too":            {english.Money(0, "EUR"), "0.00 EUR"},
		"minutes alone":                        {english.Clock(45), "45 min"},
		"hours alone":                          {english.Clock(960), "16 h"},
		"hours and minutes":                    {french.Clock(500), "8 h 20"},
		"a few minutes past are two figures":   {english.Clock(485), "8 h 05"},
		"no minutes":                           {english.Clock(0), "0 min"},
		"minutes before the start are none":    {english.Clock(-5), "0 min"},
		"an age of seconds":                    {french.Age(20 * time.Second), "moins d’une minute"},
		"an age that lies ahead":               {english.Age(-time.Hour), "less than a minute"},
		"an age of an hour":                    {english.Age(119 * time.Minute), "1 hour"},
		"an age of thirteen days is days":      {english.Age(13 * 24 * time.Hour), "13 days"},
		"an age of fourteen days is weeks":     {french.Age(14 * 24 * time.Hour), "2 semaines"},
		"three weeks":                          {french.Age(21 * 24 * time.Hour), "3 semaines"},
		"an age of nine weeks is months":       {english.Age(63 * 24 * time.Hour), "2 months"},
		"an age of two years":                  {french.Age(2 * 365 * 24 * time.Hour), "2 ans"},
		"an age just under two years":          {english.Age(2*365*24*time.Hour - 1), "23 months"},
		"a French month has no plural ending":  {french.Age(70 * 24 * time.Hour), "2 mois"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if test.got != test.want {
				t.Errorf("said %q, want %q", test.got, test.want)
			}
		})
	}
}
