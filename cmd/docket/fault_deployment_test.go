package main

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/postgres"
	"docket/internal/project"
	"docket/internal/sandbox"
)

// deployment is a workspace at the real time with one committee and one project, for
// the program as it is.
type deployment struct {
	t        testing.TB
	database string
	sql      *sql.DB
	local    *sandbox.Sandbox
	slack    *httptest.Server
	forms    submissions
}

// newDeployment sets a deployment up in an empty, migrated database.
func newDeployment(t testing.TB, databaseURL string) *deployment {
	t.Helper()
	d := &deployment{t: t, database: databaseURL}
	text, err := manifest("http://127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	d.local, err = sandbox.New(sandbox.Config{Manifest: text, SigningSecret: testSecret, BotToken: testToken, Workspace: sandbox.Workspace{
		Team:     sandbox.Team{ID: "T0FAULTS01", Name: "One Committee (invented)", Domain: "one-committee"},
		Users:    []sandbox.User{{ID: testAdmin, Name: "ada", RealName: "Ada Keller", TZ: "Europe/London", Locale: "en-GB"}},
		Channels: []sandbox.Channel{{ID: "C0FAULT000", Name: "committee", Members: []string{"ada"}, Bot: true}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	d.slack = httptest.NewServer(d.local)
	t.Cleanup(func() { d.local.Close(); d.slack.Close() })
	if d.sql, err = sql.Open("postgres", databaseURL); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.sql.Close() })
	if err := d.furnish(t.Context()); err != nil {
		t.Fatal(err)
	}
	return d
}

// furnish makes the committee and the project, and the form for its issues.
func (d *deployment) furnish(ctx context.Context) error {
	db, err := postgres.Open(ctx, d.database)
	if err != nil {
		return err
	}
	defer db.Close()
	store := postgres.NewStore(db, time.Now)
	at := desks(store, time.Now)
	ada := directory.Member{ID: testAdmin, Name: "Ada Keller", Zone: "Europe/London", Locale: "en-GB", Active: true}
	europe := committee.Committee{Name: "Europe", Channel: "C0FAULT000", Zone: "Europe/Paris", Cron: committee.DefaultCron, Locale: "en-GB"}
	err = errors.Join(store.EnsureCatalogue(ctx), at.Directory.Meet(ctx, ada), at.Directory.Appoint(ctx, testAdmin))
	if err != nil {
		return err
	}
	if _, err := at.Committees.SetUp(ctx, directory.Act{Key: "test:committee", By: testAdmin}, europe); err != nil {
		return err
	}
	if _, err := d.sql.ExecContext(ctx, onePortal); err != nil {
		return err
	}
	portal, err := at.Projects.Show(ctx, 1)
	if err != nil {
		return err
	}
	kinds, err := at.Issues.Kinds(ctx, project.PS)
	if err != nil {
		return err
	}
	d.forms = newSubmissions(d.t, portal.Line, kinds)
	return nil
}

const onePortal = `
	WITH c AS (INSERT INTO customer (name, class, act) VALUES ('Northwind Clinics', 'A', 'test') RETURNING id)
	INSERT INTO project (id, committee_id, customer_id, name, type, state, received_on, created_at, act)
	OVERRIDING SYSTEM VALUE
	SELECT 1, committee.id, c.id, 'Patient portal', 'PS', 'running', '2026-10-05', '2026-10-05', 'test' FROM c, committee`

// serve begins the program by its command and its settings. The program is a
// binary of docket, or, for "", this one; addr is where it serves, any port for
// "".
func (d *deployment) serve(program, databaseURL, addr string) *replica {
	d.t.Helper()
	if program == "" {
		self, err := os.Executable()
		if err != nil {
			d.t.Fatal(err)
		}
		program = self
	}
	return begin(d.t, program, []string{"serve"}, envProgram+"=1", "DATABASE_URL="+databaseURL, "DOCKET_ADDR="+cmp.Or(addr, "127.0.0.1:0"),
		"SLACK_BOT_TOKEN="+testToken, "SLACK_SIGNING_SECRET="+testSecret, "SLACK_APP_TOKEN=", "SLACK_API_URL="+d.slack.URL+"/api/",
		"DOCKET_ADMINS="+testAdmin)
}
