package mail

import (
	"cmp"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"strconv"
)

// The ports of submission (RFC 6409) and of submission over TLS (RFC 8314).
const (
	portStartTLS = "587"
	portImplicit = "465"
)

// Open knows a mail server by its URL and by whom its letters are from. It does
// not connect. The URL is smtp://user:password@host:port, which has to offer
// STARTTLS unless the host is this machine or the URL ends in ?tls=none, or
// smtps://… for TLS from the first byte. From is an address, with a name or
// without.
func Open(at, from string) (*Server, error) {
	u, err := url.Parse(at)
	if err != nil {
		return nil, fmt.Errorf("open mail server: %w", errors.Unwrap(err)) // without the URL, which has a password
	}
	sender, err := mail.ParseAddress(from)
	if err != nil {
		return nil, fmt.Errorf("open mail server: sender %q: %w", from, err)
	}
	s := &Server{host: u.Hostname(), user: u.User.Username(), from: *sender}
	s.password, _ = u.User.Password()
	s.tls = &tls.Config{ServerName: s.host, MinVersion: tls.VersionTLS12}
	port := u.Port()
	switch {
	case s.host == "" || u.Path != "" && u.Path != "/":
		return nil, errors.New("open mail server: write it as smtp://user:password@mail.example.com:587")
	case u.Scheme == "smtps":
		s.security, port = implicit, cmp.Or(port, portImplicit)
	case u.Scheme != "smtp":
		return nil, errors.New("open mail server: its URL begins with smtp:// or smtps://")
	case u.Query().Get("tls") == "none" || isLocal(s.host):
		s.security = none
	}
	s.port, err = strconv.Atoi(cmp.Or(port, portStartTLS))
	if err != nil {
		return nil, fmt.Errorf("open mail server: port: %w", err)
	}
	return s, nil
}

// isLocal reports whether what is sent there never leaves this machine.
func isLocal(host string) bool {
	return host == "localhost" || net.ParseIP(host).IsLoopback()
}
