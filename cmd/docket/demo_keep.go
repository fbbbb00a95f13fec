package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"docket/internal/postgres"
	"docket/internal/sandbox"
)

// keepEvery is how often the local Slack of a kept demo is written out, in real
// time: what a demo that is killed loses of it.
const keepEvery = 5 * time.Second

// slackFile is where a demo keeps its local Slack, beside its database; the empty
// one keeps nothing.
type slackFile string

func (d demoCmd) keeps() bool { return d.Data != "" && !d.Ephemeral }

func (d demoCmd) slackFile() slackFile {
	if !d.keeps() {
		return ""
	}
	return slackFile(filepath.Join(d.Data, "slack.json"))
}

func (f slackFile) exists() bool {
	_, err := os.Stat(string(f))
	return f != "" && err == nil
}

// fits refuses a database in which a demo has lived without its local Slack, and
// a local Slack without its database: half the messages would be missing to one
// of them.
func (f slackFile) fits(ctx context.Context, d database) error {
	if f == "" {
		return nil
	}
	lived, err := d.livedIn(ctx)
	switch {
	case err != nil:
		return err
	case lived && !f.exists():
		return fmt.Errorf("the database in %s is without its local Slack, %s, which is gone or was never finished: "+
			"choose another --data or remove the database", d.own.Dir(), f)
	case !lived && f.exists():
		return fmt.Errorf("the local Slack in %s is without its database, %s, which is gone: "+
			"choose another --data or remove the file", f, d.own.Dir())
	}
	return nil
}

// livedIn reports whether somebody is known to the database.
func (d database) livedIn(ctx context.Context) (bool, error) {
	db, err := postgres.Open(ctx, d.url)
	if err != nil {
		return false, err
	}
	known, err := postgres.NewStore(db, time.Now).Members(ctx)
	return len(known) > 0, errors.Join(err, db.Close())
}

// load has a local Slack go on where it was, if one was kept.
func (d demoCmd) load(c *sandbox.Config) (kept bool, err error) {
	if d.Saved != nil {
		c.Saved = bytes.NewReader(d.Saved)
		return true, nil
	}
	f := d.slackFile()
	if f == "" {
		return false, nil
	}
	document, err := os.ReadFile(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("read the local Slack: %w", err)
	}
	c.Saved = bytes.NewReader(document)
	return true, nil
}

// save replaces what was kept, as a whole or not at all.
func (f slackFile) save(local *sandbox.Sandbox) error {
	fresh := string(f) + ".new"
	err := os.MkdirAll(filepath.Dir(fresh), 0o755) // root's database may live elsewhere
	if err == nil {
		err = write(fresh, local)
	}
	if err == nil {
		err = os.Rename(fresh, string(f))
	}
	if err == nil {
		err = syncDir(filepath.Dir(fresh))
	}
	if err != nil {
		return fmt.Errorf("keep the local Slack: %w", err)
	}
	return nil
}

func write(path string, local *sandbox.Sandbox) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if err := local.Save(file); err != nil {
		return errors.Join(err, file.Close())
	}
	return errors.Join(file.Sync(), file.Close())
}

// syncDir has a directory remember its names through a power cut.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// keepIn writes the local Slack out now, every while, and once more when the demo
// is closed.
func (m *demo) keepIn(ctx context.Context, file slackFile, log *slog.Logger) error {
	if file == "" {
		return nil
	}
	if err := file.save(m.local); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx))
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		file.saveEvery(ctx, m.local, log)
	}()
	m.keep = func() error {
		stop()
		<-stopped
		return file.save(m.local)
	}
	return nil
}

func (f slackFile) saveEvery(ctx context.Context, local *sandbox.Sandbox, log *slog.Logger) {
	tick := time.NewTicker(keepEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := f.save(local); err != nil {
				log.ErrorContext(ctx, "the local Slack is not kept", "err", err)
			}
		}
	}
}
