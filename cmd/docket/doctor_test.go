package main

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"docket/internal/mailtest"
	"docket/internal/sandbox"
)

// examined is what the doctor finds about a company, as lines.
func (c *company) examined(spoil func(*config)) []string {
	c.t.Helper()
	settings := config{BotToken: c.demo.bot, SigningSecret: strings.Repeat("0a", 16), Admins: []string{"U0ADMIN001"},
		APIURL: "http://" + c.demo.page.Addr().String() + "/api/", PublicURL: "http://" + c.demo.app.Addr().String(), DatabaseURL: c.databaseURL}
	spoil(&settings)
	d := &doctor{config: settings, now: time.Now}
	var lines []string
	for _, check := range []func(context.Context) []finding{d.settings, d.slack, d.reach, d.database, d.mail} {
		for _, f := range check(c.t.Context()) {
			lines = append(lines, f.what+" "+f.todo)
		}
	}
	return lines
}

func TestTheDoctorSaysWhatToDo(t *testing.T) {
	t.Parallel()
	c := office(t)
	post := "smtp://" + mailtest.New(t).Addr()
	for _, tt := range []struct {
		name  string
		spoil func(*config)
		says  string
	}{
		{"a good token", func(*config) {}, "Slack knows the bot as"},
		{"every scope", func(*config) {}, "The app has every scope it needs."},
		{"a committee whose channel the bot is in", func(*config) {}, "meets in #committee-europe, and the bot is there."},
		{"an address that answers", func(*config) {}, "docket answers at"},
		{"a database in shape", func(*config) {}, "The database answers and is up to date."},
		{"a wrong token", func(s *config) { s.BotToken = "xoxb-wrong" }, "Slack does not accept the bot token: invalid_auth"},
		{"no public address", func(s *config) { s.PublicURL = "" }, "Set DOCKET_PUBLIC_URL"},
		{"Socket Mode without a public address", func(s *config) { s.AppToken, s.PublicURL = c.demo.secrets.app, "" }, "DOCKET_PUBLIC_URL is not set: customers have no page"},
		{"an address nobody answers at", func(s *config) { s.PublicURL = "http://127.0.0.1:1" }, "Nothing answers at"},
		{"a database that is away", func(s *config) { s.DatabaseURL = "postgres:///nowhere?host=/nonexistent" }, "The database does not answer"},
		{"no database of its own", func(s *config) { s.DatabaseURL = "" }, "private PostgreSQL"},
		{"no mail server", func(*config) {}, "DOCKET_SMTP_URL is not set"},
		{"a mail server that lets it in", func(s *config) { s.SMTPURL, s.MailFrom = post, "docket@house.example" }, "The mail server lets docket in."},
		{"a mail server that is away", func(s *config) { s.SMTPURL, s.MailFrom = "smtp://127.0.0.1:1", "docket@house.example" }, "Check DOCKET_SMTP_URL"},
		{"settings that are wrong", func(s *config) { s.Admins = nil }, "DOCKET_ADMINS must name"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			lines := c.aside(t).examined(tt.spoil)
			if !slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, tt.says) }) {
				t.Errorf("the doctor does not say %q:\n%s", tt.says, strings.Join(lines, "\n"))
			}
		})
	}
}

func TestTheDoctorMissesTheBotInACommitteesChannel(t *testing.T) {
	t.Parallel()
	c := office(t)
	if err := c.demo.local.Remove("committee-europe", c.demo.local.BotUserID()); err != nil {
		t.Fatal(err)
	}
	lines := strings.Join(c.examined(func(*config) {}), "\n")
	if !strings.Contains(lines, "Type /invite @docket in the channel.") {
		t.Errorf("the doctor does not miss the bot:\n%s", lines)
	}
	if err := c.demo.local.AddFault(sandbox.Fault{Kind: "token_revoked"}); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Join(c.examined(func(*config) {}), "\n"); !strings.Contains(lines, "token_revoked") {
		t.Errorf("the doctor does not say that the token is revoked:\n%s", lines)
	}
}
