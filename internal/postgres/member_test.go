package postgres_test

import (
	"testing"

	"docket/internal/directory"
)

func TestOnlySlackSaysThatSomebodyIsNoGuest(t *testing.T) {
	h := newHouse(t)
	h.sql.MustExec(`INSERT INTO member (id, name) VALUES ('UOLD', 'from before docket asked')`)
	for _, who := range []directory.UserID{"UOLD", "UNEW"} {
		if m := must(h.store.Member(t.Context(), who))(t); !m.Guest {
			t.Errorf("%s is of the company before Slack was asked", who)
		}
		h.ok(h.store.Meet(t.Context(), directory.Member{ID: who, Name: string(who), Active: true}))
		if m := must(h.store.Member(t.Context(), who))(t); m.Guest {
			t.Errorf("%s is a guest though Slack says otherwise", who)
		}
		h.ok(h.store.Meet(t.Context(), directory.Member{ID: who, Name: string(who), Active: true, Guest: true}))
		if m := must(h.store.Member(t.Context(), who))(t); !m.Guest {
			t.Errorf("%s is no guest though Slack says so", who)
		}
	}
}
