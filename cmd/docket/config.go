package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/netip"
	"net/url"
	"regexp"
	"strings"

	"github.com/caarlos0/env/v11"
	"github.com/joho/godotenv"

	"docket/internal/connect/webhook"
)

// config is every setting, read from the environment and from a file .env.
// .env.example says what each is for.
type config struct {
	DatabaseURL    string         `env:"DATABASE_URL"`
	Data           string         `env:"DOCKET_DATA"`
	Addr           string         `env:"DOCKET_ADDR" envDefault:":8080"`
	PublicURL      string         `env:"DOCKET_PUBLIC_URL"`
	TrustedProxies []netip.Prefix `env:"DOCKET_TRUSTED_PROXIES"`
	BotToken       string         `env:"SLACK_BOT_TOKEN"`
	SigningSecret  string         `env:"SLACK_SIGNING_SECRET"`
	AppToken       string         `env:"SLACK_APP_TOKEN"`
	APIURL         string         `env:"SLACK_API_URL" envDefault:"https://slack.com/api/"`
	Admins         []string       `env:"DOCKET_ADMINS"`
	Company        string         `env:"DOCKET_COMPANY"`
	SMTPURL        string         `env:"DOCKET_SMTP_URL"`
	MailFrom       string         `env:"DOCKET_MAIL_FROM"`
	WebhookSecret  string         `env:"DOCKET_WEBHOOK_SECRET"`
	LogLevel       slog.Level     `env:"DOCKET_LOG_LEVEL" envDefault:"INFO"`
}

// loadConfig reads the settings; nothing is checked that a command may not need.
func loadConfig() (config, error) {
	if err := godotenv.Load(); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return config{}, fmt.Errorf("read .env: %w", err)
	}
	c, err := env.ParseAs[config]()
	if err != nil {
		return config{}, fmt.Errorf("read settings: %w", err)
	}
	return c, nil
}

var (
	memberID  = regexp.MustCompile(`^[UW][A-Z0-9]{2,}$`)
	hexSecret = regexp.MustCompile(`^[0-9a-f]{32}$`)
)

// check says everything that is wrong at once, before anything starts.
func (c config) check() error {
	var wrong []error
	no := func(bad bool, format string, args ...any) {
		if bad {
			wrong = append(wrong, fmt.Errorf(format, args...))
		}
	}
	no(!strings.HasPrefix(c.BotToken, "xoxb-"), "SLACK_BOT_TOKEN must be the bot token, xoxb-…: api.slack.com/apps, OAuth & Permissions")
	no(c.AppToken == "" && c.SigningSecret == "", "set SLACK_SIGNING_SECRET (deliveries over HTTP) or SLACK_APP_TOKEN (Socket Mode)")
	no(c.AppToken != "" && !strings.HasPrefix(c.AppToken, "xapp-"), "SLACK_APP_TOKEN must be an app-level token, xapp-…: api.slack.com/apps, Basic Information")
	no(c.SigningSecret != "" && !hexSecret.MatchString(c.SigningSecret), "SLACK_SIGNING_SECRET must be 32 hexadecimal digits: api.slack.com/apps, Basic Information")
	no(len(c.Admins) == 0, "DOCKET_ADMINS must name at least one member, by Slack user ID: U…; in Slack, Profile, Copy member ID")
	for _, a := range c.Admins {
		no(!memberID.MatchString(strings.TrimSpace(a)), "DOCKET_ADMINS: %q is no Slack user ID (U…)", a)
	}
	if _, err := c.mailer(); err != nil {
		no(true, "DOCKET_SMTP_URL, DOCKET_MAIL_FROM: %w", err)
	}
	no(c.WebhookSecret != "" && len(c.WebhookSecret) < webhook.MinSecret, "DOCKET_WEBHOOK_SECRET must have at least %d characters: openssl rand -hex 32", webhook.MinSecret)
	no(c.PublicURL != "" && !origin(c.PublicURL), "DOCKET_PUBLIC_URL must be a host alone, as in https://docket.example.com: %q", c.PublicURL)
	if _, err := url.Parse(c.APIURL); err != nil || !strings.HasSuffix(c.APIURL, "/") {
		no(true, "SLACK_API_URL must be a URL that ends in /: %q", c.APIURL)
	}
	return errors.Join(wrong...)
}

// origin reports whether the address is that of a host, with nothing after it.
func origin(address string) bool {
	u, err := url.Parse(strings.TrimSuffix(address, "/"))
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.Path == "" && u.RawQuery == "" && u.User == nil
}
