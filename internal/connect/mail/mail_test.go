package mail

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"math/big"
	"net"
	"strings"
	"testing"
	"time"

	"docket/internal/letter"
	"docket/internal/mailtest"
	"docket/internal/outbox"
)

const ana = "ana@acme.example"

func open(t testing.TB, url string) *Server {
	t.Helper()
	s, err := Open(url, "docket <docket@house.example>")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func clear(t testing.TB) (*Server, *mailtest.Server) {
	t.Helper()
	at := mailtest.New(t)
	return open(t, "smtp://"+at.Addr()), at
}

func send(t testing.TB, s *Server) error {
	t.Helper()
	return s.Send(t.Context(), letter.Letter{To: "Ana Ruiz", Subject: "Hello", Text: "All is well.\n"}, ana, 4711)
}

func TestALetterArrivesOnceAndSaysWhoItIs(t *testing.T) {
	s, at := clear(t)
	if err := errors.Join(send(t, s), send(t, s)); err != nil {
		t.Fatal(err)
	}
	taken := at.Letters()
	if len(taken) != 2 || taken[0].From != "docket@house.example" || taken[0].To != ana {
		t.Fatalf("taken: %+v", taken)
	}
	first, second := taken[0].Parsed(t).Header, taken[1].Parsed(t).Header
	for name, want := range map[string]string{
		"From": `"docket" <docket@house.example>`, "To": `"Ana Ruiz" <ana@acme.example>`, "Subject": "Hello",
		"Auto-Submitted": "auto-generated", "Content-Type": "text/plain; charset=UTF-8", "Message-Id": first.Get("Message-Id"),
	} {
		if got := second.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if id := first.Get("Message-Id"); !strings.HasPrefix(id, "<note-4711.") || !strings.HasSuffix(id, "@house.example>") {
		t.Errorf("the letter is %s", id)
	}
	if err := s.Send(t.Context(), letter.Letter{Subject: "Hello"}, "bo@acme.example", 4711); err != nil {
		t.Fatal(err)
	}
	if other := at.To("bo@acme.example")[0].Parsed(t).Header; other.Get("Message-Id") == first.Get("Message-Id") {
		t.Error("two addresses have letters of one identity")
	}
}

func TestWhatTheEndOfASendingMeans(t *testing.T) {
	for name, c := range map[string]struct {
		step, answer string
		code         string // "" for an end nobody knows
		later        bool
		taken        int
	}{
		"no connection":                       {"CONNECT", mailtest.Cut, outbox.MailUnreachable, true, 0},
		"a server that is closed":             {"CONNECT", "554 5.3.2 closed", outbox.MailUnreachable, true, 0},
		"a sender that is refused":            {"MAIL", "550 5.7.1 not you", outbox.MailLogin, true, 0},
		"a connection cut at the sender":      {"MAIL", mailtest.Cut, outbox.MailUnreachable, true, 0},
		"greylisting":                         {"RCPT", "450 4.2.0 try later", outbox.MailBusy, true, 0},
		"an address that is none":             {"RCPT", "550 5.1.1 <" + ana + "> unknown", outbox.MailRefused, false, 0},
		"a connection cut at the address":     {"RCPT", mailtest.Cut, outbox.MailUnreachable, true, 0},
		"a server that is full":               {"DATA", "452 4.3.1 full", outbox.MailBusy, true, 0},
		"a letter that is taken for spam":     {".", "554 5.7.1 spam", outbox.MailRefused, false, 0},
		"a letter that may be taken later":    {".", "451 4.7.1 later", outbox.MailBusy, true, 0},
		"a connection cut after the letter":   {".", mailtest.Cut, "", false, 1},
		"a connection cut within the letter":  {"TEXT", mailtest.Cut, "", false, 0},
		"a farewell the server does not know": {"QUIT", "500 what", "said", false, 1},
		"a server that forgets to end":        {"RSET", mailtest.Cut, "said", false, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s, at := clear(t)
			at.Fail(c.step, c.answer, 1)
			err := send(t, s)
			refusal := (*outbox.Refusal)(nil)
			switch known := errors.As(err, &refusal); {
			case c.code == "said" && err != nil:
				t.Errorf("a letter that was taken ends with %v", err)
			case c.code == "" && (err == nil || known):
				t.Errorf("an end nobody knows is taken for %v", err)
			case c.code != "" && c.code != "said" && (!known || !strings.HasPrefix(refusal.Code, c.code+" ") || refusal.Later != c.later):
				t.Errorf("it ends with %+v", err)
			}
			if err != nil && strings.Contains(err.Error(), ana) {
				t.Errorf("the address is told: %v", err)
			}
			if got := len(at.Letters()); got != c.taken {
				t.Errorf("%d letters were taken, want %d", got, c.taken)
			}
		})
	}
}

func TestNobodyIsWaitedForLongerThanAllowed(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close() // it lets itself be called and never says a word
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	err = open(t, "smtp://"+silent.Addr().String()).Send(ctx, letter.Letter{Subject: "Hello"}, ana, 1)
	refusal := (*outbox.Refusal)(nil)
	if !errors.As(err, &refusal) || !refusal.Later {
		t.Errorf("it ends with %v", err)
	}
}

func TestPasswordsAreSaidToTheRightServerOnly(t *testing.T) {
	certificate, roots := certify(t)
	trusting := func(url string) *Server {
		s := open(t, url)
		s.tls.RootCAs = roots
		s.tls.ServerName = "mail.test"
		return s
	}
	upgrade := mailtest.NewSTARTTLS(t, certificate, "docket", "secret")
	implicit := mailtest.NewTLS(t, certificate, "docket", "secret")
	plain := mailtest.New(t)
	demanding := func(s *Server) *Server { s.security = startTLS; return s }
	for name, c := range map[string]struct {
		server *Server
		at     *mailtest.Server
		code   string
	}{
		"STARTTLS":                    {demanding(trusting("smtp://docket:secret@" + upgrade.Addr())), upgrade, ""},
		"TLS from the first byte":     {trusting("smtps://docket:secret@" + implicit.Addr()), implicit, ""},
		"a wrong password":            {trusting("smtps://docket:wrong@" + implicit.Addr()), implicit, outbox.MailLogin},
		"no password":                 {trusting("smtps://" + implicit.Addr()), implicit, outbox.MailLogin},
		"a certificate of who knows":  {open(t, "smtps://docket:secret@"+implicit.Addr()), implicit, outbox.MailUnreachable},
		"a server that offers no TLS": {demanding(open(t, "smtp://docket:secret@"+plain.Addr())), plain, outbox.MailUnreachable},
	} {
		t.Run(name, func(t *testing.T) {
			before := len(c.at.Letters())
			err := send(t, c.server)
			taken := c.at.Letters()[before:]
			if c.code == "" {
				if err != nil || len(taken) != 1 || !taken[0].Secure || taken[0].User != "docket" {
					t.Fatalf("taken %+v, %v", taken, err)
				}
				return
			}
			refusal := (*outbox.Refusal)(nil)
			if !errors.As(err, &refusal) || !strings.HasPrefix(refusal.Code, c.code) || !refusal.Later || len(taken) != 0 {
				t.Errorf("it ends with %v, taken %+v", err, taken)
			}
			if c.server.Check(t.Context()) == nil && c.code != outbox.MailLogin {
				t.Error("the check finds nothing")
			}
		})
	}
	if err := trusting("smtps://docket:secret@" + implicit.Addr()).Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// certify makes a certificate for mail.test, and who vouches for it.
func certify(t testing.TB) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"mail.test"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Unix(0, 0), NotAfter: time.Unix(1<<33, 0)}
	raw, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(raw)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: key}, roots
}
