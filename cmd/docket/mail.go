package main

import (
	"context"

	"docket/bot"
	"docket/internal/connect/mail"
	"docket/internal/postgres"
)

// mailer is the mail server of the settings; nil when there is none.
func (c config) mailer() (bot.Mailer, error) {
	if c.SMTPURL == "" {
		return nil, nil
	}
	return mail.Open(c.SMTPURL, c.MailFrom)
}

// knows tells the store what else the house can do.
func (s settings) knows() []postgres.Option {
	if s.mailer == nil {
		return nil
	}
	return []postgres.Option{postgres.WithMail()}
}

// mail logs in at the mail server, if one is set.
func (d *doctor) mail(ctx context.Context) []finding {
	if d.config.SMTPURL == "" {
		return []finding{well("DOCKET_SMTP_URL is not set: customers get no e-mail, and people are given the texts to send.")}
	}
	server, err := mail.Open(d.config.SMTPURL, d.config.MailFrom)
	if err != nil {
		return nil // said by settings
	}
	if err := server.Check(ctx); err != nil {
		return []finding{ill("The mail server does not let docket in: "+err.Error(), "Check DOCKET_SMTP_URL: host, port, user and password.")}
	}
	return []finding{well("The mail server lets docket in.")}
}
