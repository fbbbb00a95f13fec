package requirement

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"docket/internal/setting"
)

func TestWhenTheListGoesRound(t *testing.T) {
	for _, tt := range []struct {
		name string
		day  int // of the week
		now  string
		want string
	}{
		{"on Friday at nine", 5, "2026-11-30 10:00", "2026-12-04 at Fri 4 Dec 09:00"},
		{"the same day while it is early", 5, "2026-12-04 08:59", "2026-12-04 at Fri 4 Dec 09:00"},
		{"a week later once it has gone", 5, "2026-12-04 09:00", "2026-12-11 at Fri 11 Dec 09:00"},
		{"after the holiday", 5, "2026-12-21 10:00", "2026-12-25 at Mon 28 Dec 09:00"},
		{"after the holiday, asked on the weekend", 5, "2026-12-27 10:00", "2026-12-25 at Mon 28 Dec 09:00"},
		{"after the holiday, asked on the morning itself", 5, "2026-12-28 08:00", "2026-12-25 at Mon 28 Dec 09:00"},
		{"and then on the next Friday but one holiday", 5, "2026-12-28 09:00", "2027-01-01 at Mon 4 Jan 09:00"},
		{"on another day", 1, "2026-11-30 10:00", "2026-12-07 at Mon 7 Dec 09:00"},
		{"on Sunday is on Monday", 7, "2026-11-30 10:00", "2026-12-06 at Mon 7 Dec 09:00"},
		{"before the clocks change", 5, "2027-03-26 08:00", "2027-03-26 at Fri 26 Mar 09:00"},
		{"and after", 5, "2027-03-26 09:30", "2027-04-02 at Fri 2 Apr 09:00"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDeal(t)
			now, err := time.ParseInLocation("2006-01-02 15:04", tt.now, d.zone)
			d.must(err)
			d.now = now
			s := d.scene("")
			s.Numbers = setting.Numbers{setting.EvaluationDay: {tt.day}}
			day, at := s.NextList()
			if got := day.String() + " at " + at.In(d.zone).Format("Mon 2 Jan 15:04"); got != tt.want {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestWhoGetsTheList(t *testing.T) {
	all := []Listed{{ID: 101, Part: Evaluated, Manager: pavel, Sales: ines}, {ID: 102, Part: Decided, Manager: carl, Sales: nora},
		{ID: 103, Part: Returns, Manager: pavel, Sales: nora}}
	for _, tt := range []struct {
		name string
		so   func(d *deal)
		want []string
	}{
		{"each what is theirs, Management all", func(*deal) {},
			[]string{"carl 102", "gina 101 102 103", "ines 101", "mona 101 102 103", "nora 102 103", "pavel 101 103"}},
		{"who stands in", func(d *deal) { d.away(pavel, ana, 0, 2) },
			[]string{"ana 101 103", "carl 102", "gina 101 102 103", "ines 101", "mona 101 102 103", "nora 102 103"}},
		{"one list for who stands in for two", func(d *deal) { d.away(pavel, ines, 0, 2); d.away(mona, ines, 0, 2) },
			[]string{"carl 102", "gina 101 102 103", "ines 101 102 103", "nora 102 103"}},
		{"the superior of who left", func(d *deal) { d.leaves(ines) },
			[]string{"carl 102", "gina 101 102 103", "mona 101 102 103", "nora 102 103", "pavel 101 103", "sol 101"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDeal(t)
			tt.so(d)
			e := Distribute(1, "requirement.list:1:2026-12-04", all, true, d.scene(""))
			var got []string
			for _, n := range e.Notes {
				var a ListArgs
				d.must(json.Unmarshal(n.Args, &a))
				var ids []ID
				for _, part := range Parts {
					ids = append(ids, a.First[part]...)
				}
				got = append(got, strings.ToLower(strings.TrimPrefix(string(n.Channel), "U0"))+" "+strings.Trim(fmt.Sprint(ids), "[]"))
			}
			slices.Sort(got)
			same(t, "lists", got, tt.want...)
		})
	}
}

func TestWhereThereIsNothingToSayNoListIsSent(t *testing.T) {
	d := newDeal(t)
	for _, waits := range []bool{false, true} {
		e := Distribute(1, "requirement.list:1:2026-12-04", nil, waits, d.scene(""))
		if len(e.Notes) > 0 || e.Verb != "" || (len(e.Remind) > 0) != waits {
			t.Errorf("with something waiting %t: %+v", waits, e)
		}
	}
}

func TestALongListShowsItsBeginning(t *testing.T) {
	var all []Listed
	for n := range 25 {
		all = append(all, Listed{ID: ID(100 + n), Part: Evaluated})
	}
	if a := list(1, all); a.Total[Evaluated] != 25 || len(a.First[Evaluated]) != ListItems || a.First[Evaluated][0] != 100 {
		t.Errorf("%+v", a)
	}
}

func TestWhateverIsEvaluatedHasAListRemembered(t *testing.T) {
	d := newDeal(t)
	d.decide(PutOff)
	d.now = d.due()
	d.must(d.take(d.Looked(d.scene("")), nil))
	var keys []string
	for _, r := range d.last.Effects.Remind {
		if r.Kind == ListKind {
			keys = append(keys, r.Key)
		}
	}
	same(t, "remembered", keys, "requirement.list:1:2027-01-01") // Wednesday 30 December
}
