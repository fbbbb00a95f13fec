package calendar

import "time"

// China's days off are settled a year at a time: a law says which feasts are holidays, and each November the State
// Council announces which days around them are off too and which weekends are worked for it. The announcement for 2026
// (4 November 2025) is here whole. The years after it have the feasts of the law as amended for 2025, and whoever knows
// more enters it as a committee's own days.

// span is a run of days within one month.
type span struct {
	month    time.Month
	from, to int
	name     string
	worked   bool
}

var chinaAnnounced = map[int][]span{
	2026: {
		{month: time.January, from: 1, to: 3, name: "New Year"},
		{month: time.January, from: 4, to: 4, name: "New Year", worked: true},
		{month: time.February, from: 14, to: 14, name: "Spring Festival", worked: true},
		{month: time.February, from: 15, to: 23, name: "Spring Festival"},
		{month: time.February, from: 28, to: 28, name: "Spring Festival", worked: true},
		{month: time.April, from: 4, to: 6, name: "Qingming"},
		{month: time.May, from: 1, to: 5, name: "Labour Day"},
		{month: time.May, from: 9, to: 9, name: "Labour Day", worked: true},
		{month: time.June, from: 19, to: 21, name: "Dragon Boat Festival"},
		{month: time.September, from: 20, to: 20, name: "National Day", worked: true},
		{month: time.September, from: 25, to: 27, name: "Mid-Autumn Festival"},
		{month: time.October, from: 1, to: 7, name: "National Day"},
		{month: time.October, from: 10, to: 10, name: "National Day", worked: true},
	},
}

var chinaFixed = []span{
	{month: time.January, from: 1, to: 1, name: "New Year"},
	{month: time.May, from: 1, to: 2, name: "Labour Day"},
	{month: time.October, from: 1, to: 3, name: "National Day"},
}

// chinaMoon are the first days of the feasts that follow the moon or the sun, by China's own almanac.
var chinaMoon = map[int]struct{ spring, qingming, dragonBoat, midAutumn Date }{
	2027: {Date{2027, 2, 6}, Date{2027, 4, 5}, Date{2027, 6, 9}, Date{2027, 9, 15}},
	2028: {Date{2028, 1, 26}, Date{2028, 4, 4}, Date{2028, 5, 28}, Date{2028, 10, 3}},
	2029: {Date{2029, 2, 13}, Date{2029, 4, 4}, Date{2029, 6, 16}, Date{2029, 9, 22}},
	2030: {Date{2030, 2, 3}, Date{2030, 4, 5}, Date{2030, 6, 5}, Date{2030, 9, 12}},
}

func chinaDays(year int) map[Date]specialDay {
	days := map[Date]specialDay{}
	if announced, ok := chinaAnnounced[year]; ok {
		addSpans(days, year, announced)
		return days
	}
	addSpans(days, year, chinaFixed)
	if moon, ok := chinaMoon[year]; ok {
		// The eve and the first three days of the first month.
		for n := -1; n <= 2; n++ {
			days[moon.spring.Add(n)] = specialDay{name: "Spring Festival"}
		}
		days[moon.qingming] = specialDay{name: "Qingming"}
		days[moon.dragonBoat] = specialDay{name: "Dragon Boat Festival"}
		days[moon.midAutumn] = specialDay{name: "Mid-Autumn Festival"}
	}
	return days
}

func addSpans(days map[Date]specialDay, year int, spans []span) {
	for _, s := range spans {
		for day := s.from; day <= s.to; day++ {
			days[Date{Year: year, Month: s.month, Day: day}] = specialDay{name: s.name, worked: s.worked}
		}
	}
}
