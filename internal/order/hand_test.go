package order

import (
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
)

func TestWhoChangedAnOrderForItsSellerDoesNotApproveIt(t *testing.T) {
	s := submitted(t, plainOrder)
	m := s.people[mona]
	m.Roles = []directory.Role{directory.Management, directory.CustomerSuccess}
	s.people[mona] = m
	out, err := s.Change(Draft{ID: 4, Owner: mona, Order: s.ID, Revision: s.Revision, Content: s.Content}, s.scene(mona))
	if err != nil {
		t.Fatal(err)
	}
	yes := approval.Ballot{Round: out.Order.Revision, Choice: approval.Yes, Answers: map[approval.Question]bool{approval.Feasible: true, approval.Staffed: true}}
	if _, err := out.Order.Vote("customer_success", yes, s.scene(mona)); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("whoever changed it approves it: %v", err)
	}
	if _, err := out.Order.Vote("customer_success", yes, s.scene(marc)); err != nil {
		t.Errorf("Customer Success: %v", err)
	}
}

func TestNobodyIsWokenByAnApproval(t *testing.T) {
	s := newSale()
	at := func(day, hour int) time.Time { return time.Date(2026, 12, day, hour, 0, 0, 0, parisian) }
	for said, want := range map[time.Time]time.Time{at(2, 3): at(2, 9), at(2, 9): {}, at(2, 19): {}, at(2, 20): at(3, 9), at(2, 23): at(3, 9)} {
		s.now = said
		if got := s.scene("").decent(); !got.Equal(want) {
			t.Errorf("at %s it is said %s", said, got)
		}
		if got := s.scene(ines).decent(); !got.IsZero() {
			t.Errorf("at %s a press is answered %s", said, got)
		}
	}
}
