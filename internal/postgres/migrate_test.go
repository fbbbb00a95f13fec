package postgres

import (
	"sync"
	"testing"

	"docket/internal/pgtest"
)

func TestReplicasThatMigrateAtOnceEndUpWithNothingPending(t *testing.T) {
	url := pgtest.New(t, nil)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if err := Migrate(t.Context(), url); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	db, err := Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if n, err := db.Pending(t.Context()); err != nil || n != 0 {
		t.Errorf("%d pending, %v", n, err)
	}
}

func TestAnEmptyDatabaseLacksEveryMigration(t *testing.T) {
	db, err := Open(t.Context(), pgtest.New(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if n, err := db.Pending(t.Context()); err != nil || n == 0 {
		t.Errorf("%d pending, %v", n, err)
	}
}
