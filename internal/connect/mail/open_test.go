package mail

import (
	"strings"
	"testing"
)

func TestWhichMailServersAreOpened(t *testing.T) {
	for name, c := range map[string]struct {
		url, from string
		security  security
		port      int
		bad       bool
	}{
		"submission":               {url: "smtp://u:p@mail.example.com", security: startTLS, port: 587},
		"another port":             {url: "smtp://u:p@mail.example.com:2525", security: startTLS, port: 2525},
		"TLS from the first byte":  {url: "smtps://u:p@mail.example.com", security: implicit, port: 465},
		"in the clear on purpose":  {url: "smtp://relay.internal:25?tls=none", security: none, port: 25},
		"this machine":             {url: "smtp://localhost:25", security: none, port: 25},
		"this machine by address":  {url: "smtp://127.0.0.1", security: none, port: 587},
		"no host":                  {url: "smtp://:25", bad: true},
		"another protocol":         {url: "https://mail.example.com", bad: true},
		"a path":                   {url: "smtp://mail.example.com/inbox", bad: true},
		"a URL that is none":       {url: "smtp://u:s3cret@mail example.com", bad: true},
		"a sender that is none":    {url: "smtp://mail.example.com", from: "docket", bad: true},
		"a sender that starts two": {url: "smtp://mail.example.com", from: "a@b.example\r\nBcc: c@d.example", bad: true},
	} {
		t.Run(name, func(t *testing.T) {
			if c.from == "" {
				c.from = "docket <docket@house.example>"
			}
			s, err := Open(c.url, c.from)
			if (err != nil) != c.bad {
				t.Fatal(err)
			}
			if err != nil {
				if strings.Contains(err.Error(), "s3cret") {
					t.Errorf("the password is told: %v", err)
				}
				return
			}
			if s.security != c.security || s.port != c.port {
				t.Errorf("it is opened as %v on %d", s.security, s.port)
			}
		})
	}
}
