package pglocal

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestSweepTakesOnlyWhatNobodyHolds(t *testing.T) {
	now := time.Now()
	for _, c := range []struct {
		name  string
		locks []string
		held  string
		age   time.Duration
		stays bool
	}{
		{name: "a dead process's directory goes", locks: []string{"owner.lock", "server.lock"}},
		{name: "a living process's directory stays", locks: []string{"owner.lock", "server.lock"}, held: "owner.lock", stays: true},
		{name: "a directory whose server is still ending stays", locks: []string{"owner.lock", "server.lock"}, held: "server.lock", stays: true},
		{name: "a directory just made stays", stays: true},
		{name: "a directory whose maker died at once goes after a while", age: 2 * time.Minute},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			dir := filepath.Join(root, "docket-pg-1")
			must(t, os.Mkdir(dir, 0o700))
			for _, name := range c.locks {
				f, err := lock(filepath.Join(dir, name))
				must(t, err)
				if name == c.held {
					defer f.Close()
				} else {
					must(t, f.Close())
				}
			}
			must(t, os.Chtimes(dir, now, now.Add(-c.age)))
			sweep(root, now)
			if missing(dir) == c.stays {
				t.Errorf("stays: %t, want %t", !missing(dir), c.stays)
			}
		})
	}
}
