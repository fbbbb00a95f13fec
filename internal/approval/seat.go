package approval

import (
	"cmp"
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/money"
)

// seat is a right to decide a step: whose it is, and who can be reached for it.
type seat struct {
	holder directory.UserID
	by     directory.UserID // the holder or who stands in; "" when nobody can be reached
	above  bool
}

// of reports whether the person may use the seat. Who is away may decide all the same.
func (s seat) of(user directory.UserID) bool {
	return user != "" && (user == s.holder || user == s.by)
}

// bench gathers who may decide, each holder once.
type bench struct {
	Scene
	barred []directory.UserID // whose the thing is, and who acts for them
	voted  []directory.UserID // who has decided, and for whom somebody has
	seats  []seat
}

// sit gives a seat to somebody active who has not decided yet and whose own the
// thing is not.
func (b *bench) sit(holder directory.UserID, above bool) {
	taken := slices.ContainsFunc(b.seats, func(s seat) bool { return s.holder == holder })
	if taken || !b.may(holder) {
		return
	}
	by := b.People.Reach(holder, b.Now)
	if !b.may(by) {
		by = ""
	}
	b.seats = append(b.seats, seat{holder: holder, by: by, above: above})
}

func (b *bench) may(user directory.UserID) bool {
	return user != "" && b.People[user].Active && !slices.Contains(b.barred, user) && !slices.Contains(b.voted, user)
}

// reached are those who can be asked, sorted, each once.
func (b *bench) reached() []directory.UserID {
	var by []directory.UserID
	for _, s := range b.seats {
		if s.by != "" {
			by = append(by, s.by)
		}
	}
	slices.Sort(by)
	return slices.Compact(by)
}

// bench is who may decide the step now: those who hold its role and those the clock
// called. Where they are fewer than are needed, their managers, then the manager
// of whose the thing is, then Management sit with them.
func (r Run) bench(st Step, s Scene) *bench {
	b := &bench{Scene: s, barred: r.barred(s)}
	for _, v := range r.counted(st) {
		b.voted = append(b.voted, v.By, cmp.Or(v.For, v.By))
	}
	circles := [][]directory.UserID{s.managing()}
	if st.suffices(r.Facts) {
		for _, h := range r.holders(st, s) {
			b.sit(h, false)
		}
		circles = [][]directory.UserID{s.managers(r.holders(st, s)), {s.People[r.Facts.By].Manager}, s.managing()}
	}
	for _, circle := range circles {
		if len(b.reached()) >= st.need()-st.agreed() {
			break
		}
		for _, h := range circle {
			b.sit(h, st.Role != directory.Management)
		}
	}
	for _, h := range st.Up {
		b.sit(h, true)
	}
	return b
}

// barred are those who may not decide any step: whose the thing is, and who acts for
// them, unless it is signed by people apart; and who had a hand in it.
func (r Run) barred(s Scene) []directory.UserID {
	if r.Facts.Apart {
		return r.Facts.Beside
	}
	return append([]directory.UserID{r.Facts.By, s.People.Reach(r.Facts.By, s.Now)}, r.Facts.Beside...)
}

// counted are the votes after which nobody who gave one, or for whom it was given,
// decides the step: its own, and those of all steps that people apart sign.
func (r Run) counted(st Step) []Vote {
	if !r.Facts.Apart {
		return st.Votes
	}
	var all []Vote
	for _, any := range r.Steps {
		all = append(all, any.Votes...)
	}
	return all
}

// holders are those whose the step is: who is named for it, else all of its role.
func (r Run) holders(st Step, s Scene) []directory.UserID {
	if one := r.Facts.Named[st.Key]; one != "" && s.People[one].Active {
		return []directory.UserID{one}
	}
	return s.holding(st.Role)
}

// suffices reports whether the role's own limit allows what is asked.
func (st Step) suffices(f Facts) bool {
	return st.Limit == "" || st.Role == directory.Management || f.Measures[st.Limit] <= f.Limits[st.Limit][st.Role]
}

// Decides is the role that decides the step: its own, or Management where its
// limit is too low.
func (r Run) Decides(st Step) directory.Role {
	if st.suffices(r.Facts) {
		return st.Role
	}
	return directory.Management
}

// limit is the role's own limit, where the step depends on it.
func (r Run) limit(st Step) *money.Percent {
	if st.Limit == "" {
		return nil
	}
	of, ok := r.Facts.Limits[st.Limit][r.Decides(st)]
	if !ok {
		return nil
	}
	return &of
}

// holding are those who hold the role, sorted.
func (s Scene) holding(role directory.Role) []directory.UserID {
	var all []directory.UserID
	for id, m := range s.People {
		if m.Has(role) {
			all = append(all, id)
		}
	}
	slices.Sort(all)
	return all
}

func (s Scene) managing() []directory.UserID { return s.holding(directory.Management) }

// managers are those of the people, in their order.
func (s Scene) managers(people []directory.UserID) []directory.UserID {
	var up []directory.UserID
	for _, id := range people {
		up = append(up, s.People[id].Manager)
	}
	return up
}

// above are the superiors who are called when a step is late: managers of those who
// may decide, or Management where one has none; Management too when the whole
// hierarchy is.
func (s Scene) above(b *bench, all bool) []directory.UserID {
	var up []directory.UserID
	for _, seat := range b.seats {
		if m := s.People[seat.holder].Manager; m != "" && !seat.above {
			up = append(up, m)
		} else {
			all = true
		}
	}
	if all || len(up) == 0 {
		up = append(up, s.managing()...)
	}
	return up
}

// turns is the next instant at which somebody else is reached, because an absence of
// somebody who may decide begins or ends.
func (b *bench) turns() (next time.Time, any bool) {
	for _, s := range b.seats {
		m := b.People[s.holder]
		for _, a := range m.Absences {
			for _, day := range []calendar.Date{a.From, a.Until.Add(1)} {
				if at := day.At(0, m.Location()); at.After(b.Now) && (!any || at.Before(next)) {
					next, any = at, true
				}
			}
		}
	}
	return next, any
}
