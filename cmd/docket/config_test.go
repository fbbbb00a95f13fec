package main

import (
	"strings"
	"testing"
)

func TestEverythingWrongWithTheSettingsIsSaidAtOnce(t *testing.T) {
	sound := config{BotToken: "xoxb-1", SigningSecret: strings.Repeat("0a", 16), Admins: []string{"U012ABC"}, APIURL: "https://slack.com/api/"}
	for _, tt := range []struct {
		name  string
		spoil func(*config)
		says  []string
	}{
		{"sound settings", func(*config) {}, nil},
		{"Socket Mode needs no signing secret", func(c *config) { c.SigningSecret, c.AppToken = "", "xapp-1" }, nil},
		{"nothing set", func(c *config) { *c = config{APIURL: "https://slack.com/api/"} },
			[]string{"SLACK_BOT_TOKEN must be", "set SLACK_SIGNING_SECRET", "DOCKET_ADMINS must name"}},
		{"a user's token", func(c *config) { c.BotToken = "xoxp-1" }, []string{"SLACK_BOT_TOKEN must be"}},
		{"a bot token for Socket Mode", func(c *config) { c.AppToken = "xoxb-1" }, []string{"SLACK_APP_TOKEN must be"}},
		{"a secret that is cut", func(c *config) { c.SigningSecret = "0a" }, []string{"32 hexadecimal digits"}},
		{"a name for an ID", func(c *config) { c.Admins = []string{"U012ABC", "ada"} }, []string{`DOCKET_ADMINS: "ada"`}},
		{"mail from nobody", func(c *config) { c.SMTPURL = "smtp://mail.example.com" }, []string{"DOCKET_MAIL_FROM"}},
		{"mail by a server that is none", func(c *config) { c.SMTPURL, c.MailFrom = "mail.example.com:587", "docket@example.com" }, []string{"DOCKET_SMTP_URL"}},
		{"mail", func(c *config) { c.SMTPURL, c.MailFrom = "smtp://u:p@mail.example.com", "docket@example.com" }, nil},
		{"a public address with a path", func(c *config) { c.PublicURL = "https://example.com/docket" }, []string{"DOCKET_PUBLIC_URL"}},
		{"a public address that is none", func(c *config) { c.PublicURL = "docket.example.com" }, []string{"DOCKET_PUBLIC_URL"}},
		{"a secret for other systems that is short", func(c *config) { c.WebhookSecret = "hush" }, []string{"DOCKET_WEBHOOK_SECRET"}},
		{"a secret for other systems", func(c *config) { c.WebhookSecret = strings.Repeat("0a", 32) }, nil},
		{"an address without an end", func(c *config) { c.APIURL = "https://slack.com/api" }, []string{"SLACK_API_URL"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := sound
			tt.spoil(&c)
			err := c.check()
			if (err != nil) != (len(tt.says) > 0) {
				t.Fatalf("check says %v", err)
			}
			for _, want := range tt.says {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q lacks %q", err, want)
				}
			}
		})
	}
}
