package care

import (
	"cmp"
	"slices"

	"docket/internal/calendar"
	"docket/internal/directory"
)

// Leeway is how many calendar days before or after its ideal day a call may stand.
const Leeway = 7

// Diary is one person's days with the calls they have.
type Diary struct {
	Of    directory.Member
	Most  int                   // calls one day may have (setting.CallsPerDay)
	Calls map[calendar.Date]int // that keep their day
}

// Ask is a call that is to have a day.
type Ask struct {
	Ideal calendar.Date
	From  calendar.Date // it stands on no day before
	Days  calendar.Days // the working days of its committee
}

// Place gives one more call its day; those the diary has stay where they are.
func (d Diary) Place(a Ask) calendar.Date {
	days, _ := d.Spread([]Ask{a})
	return days[0]
}

// Spread gives each call a working day within a week of its ideal one, as near as
// there is room, earlier before later. No day gets more than the diary may have while
// there is any way to avoid it; where there is none, a call stands on the least loaded
// of its days and is counted as over.
func (d Diary) Spread(asks []Ask) (days []calendar.Date, over int) {
	s := spread{most: d.Most, load: map[calendar.Date]int{}, on: map[calendar.Date][]int{}, full: map[calendar.Date]bool{},
		choice: make([][]calendar.Date, len(asks)), days: make([]calendar.Date, len(asks))}
	for day, calls := range d.Calls {
		s.load[day] = calls
	}
	turns := make([]int, len(asks))
	for n, a := range asks {
		turns[n], s.choice[n] = n, d.choice(a)
	}
	slices.SortStableFunc(turns, func(a, b int) int { return asks[a].Ideal.Compare(asks[b].Ideal) })
	for _, n := range turns {
		if !s.find(n) {
			s.squeeze(n)
			over++
		}
	}
	return s.days, over
}

// choice are the days on which the call may stand, the best first. Days on which the
// person is away are left out where others remain.
func (d Diary) choice(a Ask) []calendar.Date {
	var there, all []calendar.Date
	for _, day := range a.near() {
		all = append(all, day)
		if _, away := d.Of.Away(day); !away {
			there = append(there, day)
		}
	}
	switch {
	case len(there) > 0:
		return there
	case len(all) > 0:
		return all
	}
	return []calendar.Date{a.Days.NextWorkday(later(a.Ideal, a.From).Add(-1))}
}

// near are the working days within a week of the ideal one by how far they are from
// it, counted in working days; a day off counts as the working day after it.
func (a Ask) near() []calendar.Date {
	var before, after []calendar.Date
	for n := -Leeway; n <= Leeway; n++ {
		switch day := a.Ideal.Add(n); {
		case day.Before(a.From) || !a.Days.IsWorkday(day):
		case n < 0:
			before = append(before, day)
		default:
			after = append(after, day)
		}
	}
	slices.Reverse(before)
	if len(after) == 0 {
		return before
	}
	near := after[:1:1]
	for n := range max(len(before), len(after)-1) {
		near = append(near, before[min(n, len(before)):min(n+1, len(before))]...)
		near = append(near, after[min(n+1, len(after)):min(n+2, len(after))]...)
	}
	return near
}

func later(a, b calendar.Date) calendar.Date {
	if a.Before(b) {
		return b
	}
	return a
}

// spread is the days of several calls while they are being found.
type spread struct {
	most   int
	load   map[calendar.Date]int
	on     map[calendar.Date][]int // the calls of a day that can still give way
	full   map[calendar.Date]bool  // days that no call can be moved away from
	choice [][]calendar.Date
	days   []calendar.Date
}

// find gives the call a day with room. Where all its days are taken, others give
// way, each to another of its own days: a shortest augmenting path.
func (s *spread) find(n int) bool {
	from := map[calendar.Date]int{} // the call by which a day was reached
	for queue := []int{n}; len(queue) > 0; queue = queue[1:] {
		for _, day := range s.choice[queue[0]] {
			if _, seen := from[day]; seen || s.full[day] {
				continue
			}
			from[day] = queue[0]
			if s.load[day] < s.most {
				s.shift(n, day, from)
				return true
			}
			queue = append(queue, s.on[day]...)
		}
	}
	for day := range from { // whatever leads here leads nowhere
		s.full[day] = true
	}
	return false
}

// shift moves each call on the way to the free day into the one it reached.
func (s *spread) shift(n int, free calendar.Date, from map[calendar.Date]int) {
	s.load[free]++
	for day := free; ; {
		call := from[day]
		was := s.days[call]
		s.days[call], s.on[day] = day, append(s.on[day], call)
		if call == n {
			return
		}
		s.on[was] = slices.DeleteFunc(s.on[was], func(c int) bool { return c == call })
		day = was
	}
}

// squeeze puts the call where there are fewest.
func (s *spread) squeeze(n int) {
	day := slices.MinFunc(s.choice[n], func(a, b calendar.Date) int { return cmp.Compare(s.load[a], s.load[b]) })
	s.days[n] = day
	s.load[day]++
}
