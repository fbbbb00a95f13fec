// Package mail hands letters to a mail server by SMTP: one connection a letter,
// one try each. It says of every end whether nothing was taken, for now or for
// good, or whether nobody knows. It refuses to send passwords and letters in the
// clear, except to this machine or where the settings insist, and decides neither
// what is written nor whether it is tried again.
package mail

import (
	"context"
	"crypto/tls"
	"net"
	"net/mail"
	"time"

	gomail "github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"

	"docket/internal/letter"
	"docket/internal/outbox"
)

// Server is a mail server that takes letters, and who they are from.
type Server struct {
	host           string
	port           int
	user, password string // "" where the server asks for none
	security       security
	tls            *tls.Config
	from           mail.Address
}

// security is how a connection is kept from being read.
type security int

const (
	startTLS security = iota // begins in the clear and must not stay so
	implicit                 // TLS from the first byte
	none                     // in the clear, because the settings say so
)

// Send hands over one letter, under a Message-ID that the same note and address
// always get. An error that is an *outbox.Refusal is a no; after any other one the
// server may have taken the letter. All of it ends with ctx.
func (s *Server) Send(ctx context.Context, l letter.Letter, to string, id outbox.ID) error {
	m, err := s.message(l, to, id)
	if err != nil {
		return &outbox.Refusal{Code: outbox.MailRefused + " " + err.Error()}
	}
	return verdict(to, s.converse(ctx, func(c *gomail.Client, session *smtp.Client) error {
		return c.SendWithSMTPClient(session, m)
	}))
}

// Check connects and logs in, and sends nothing.
func (s *Server) Check(ctx context.Context) error {
	return s.converse(ctx, func(*gomail.Client, *smtp.Client) error { return nil })
}

// forever leaves it to the context when a conversation ends.
const forever = time.Hour

// converse logs in, says something, and takes leave. A connection is closed when
// ctx ends, whatever it is waiting for, and in the end.
func (s *Server) converse(ctx context.Context, say func(*gomail.Client, *smtp.Client) error) error {
	ctx, end := context.WithCancel(ctx)
	defer end()
	client, err := gomail.NewClient(s.host, append(s.options(), gomail.WithDialContextFunc(
		func(dialing context.Context, network, address string) (net.Conn, error) {
			conn, err := s.dial(dialing, network, address)
			if err == nil {
				context.AfterFunc(ctx, func() { _ = conn.Close() })
			}
			return conn, err
		}))...)
	if err != nil {
		return err
	}
	session, err := client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return err
	}
	if err := say(client, session); err != nil {
		return err
	}
	_ = client.CloseWithSMTPClient(session) // what was said is said
	return nil
}

func (s *Server) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if s.security == implicit {
		return (&tls.Dialer{Config: s.tls}).DialContext(ctx, network, address)
	}
	return (&net.Dialer{}).DialContext(ctx, network, address)
}

func (s *Server) options() []gomail.Option {
	policy := gomail.NoTLS
	if s.security == startTLS {
		policy = gomail.TLSMandatory
	}
	all := []gomail.Option{gomail.WithPort(s.port), gomail.WithTimeout(forever), gomail.WithTLSConfig(s.tls),
		gomail.WithTLSPolicy(policy), gomail.WithHELO(domain(s.from.Address)), gomail.WithoutNoop()}
	if s.user != "" {
		all = append(all, gomail.WithSMTPAuthCustom(&login{user: s.user, password: s.password, host: s.host, clear: s.security == none}))
	}
	return all
}
