package bot

import (
	"context"
	"testing"
	"time"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/fault"
)

// lobby knows guests without a role, and nothing else.
type lobby struct{ directory.Store }

func (lobby) Member(_ context.Context, id directory.UserID) (directory.Member, error) {
	return directory.Member{ID: id, Name: "Gast", Active: true, Guest: true}, nil
}

func TestEveryDoorIsClosedToGuestsOfTheWorkspace(t *testing.T) {
	b := New(Config{Desks: Desks{Directory: directory.NewDesk(lobby{}, time.Now)}, Now: time.Now})
	guest := call{Act: directory.Act{Key: "press", By: "UGUEST"}, Reader: view.For(directory.Member{ID: "UGUEST", Guest: true}, time.Time{}), Value: "1"}
	doors := map[string]handler{}
	for name, c := range b.routes.commands {
		if name != forGuests {
			doors[name] = c.do
		}
	}
	for id, s := range b.routes.shortcuts {
		doors[id] = s.do
	}
	for id, do := range b.routes.actions {
		doors[id] = do
	}
	for id, find := range b.routes.options {
		doors["options of "+id] = func(ctx context.Context, c call) (answer, error) {
			_, err := find(ctx, c.Reader, "a")
			return answer{}, err
		}
	}
	for _, words := range []string{"find acme", "customer acme", "agenda", "report", "calls", "settings", "what?"} {
		doors["/docket "+words] = func(ctx context.Context, c call) (answer, error) { c.Text = words; return b.docket(ctx, c) }
	}
	if len(doors) < 100 {
		t.Fatalf("only %d doors are tried", len(doors))
	}
	for name, do := range doors {
		if _, err := do(t.Context(), guest); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s answers a guest %v", name, err)
		}
	}
}
