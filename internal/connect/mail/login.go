package mail

import (
	"errors"
	"slices"

	"github.com/wneessen/go-mail/smtp"
)

// login tells the server who is writing, in the way it offers.
type login struct {
	smtp.Auth
	user, password, host string
	clear                bool // also on a connection that can be read
}

var errNoLogin = errors.New("the server offers neither PLAIN nor LOGIN")

// Start chooses the way.
func (l *login) Start(server *smtp.ServerInfo) (string, []byte, error) {
	switch {
	case slices.Contains(server.Auth, "PLAIN"):
		l.Auth = smtp.PlainAuth("", l.user, l.password, l.host, l.clear)
	case slices.Contains(server.Auth, "LOGIN"):
		l.Auth = smtp.LoginAuth(l.user, l.password, l.host, l.clear)
	default:
		return "", nil, errNoLogin
	}
	return l.Auth.Start(server)
}
