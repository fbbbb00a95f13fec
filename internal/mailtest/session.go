package mailtest

import (
	"crypto/tls"
	"encoding/base64"
	"io"
	"net"
	"net/textproto"
	"strings"
)

// session is one conversation: RFC 5321 as far as a client that submits needs it.
type session struct {
	*Server
	conn   net.Conn
	text   *textproto.Conn
	secure bool
	user   string
	letter Letter
}

func (s *Server) serve(conn net.Conn) {
	c := &session{Server: s, conn: conn}
	if s.implicit {
		c.conn, c.secure = tls.Server(conn, s.tls), true
	}
	c.text = textproto.NewConn(c.conn)
	greeting, fails := s.failing("CONNECT")
	if !fails {
		greeting = "220 mail.test ESMTP"
	}
	for ok := c.say(greeting); ok; {
		line, err := c.text.ReadLine()
		ok = err == nil && c.step(line)
	}
}

// say answers; no answer ends the conversation.
func (c *session) say(answer string) bool {
	return answer != Cut && c.text.PrintfLine("%s", answer) == nil
}

// step deals with one command and reports whether the conversation goes on.
func (c *session) step(line string) bool {
	word, rest, _ := strings.Cut(line, " ")
	word = strings.ToUpper(word)
	if answer, fails := c.failing(word); fails {
		return c.say(answer)
	}
	switch word {
	case "EHLO":
		return c.say(c.hello())
	case "STARTTLS":
		return c.say("220 go ahead") && c.encrypt()
	case "AUTH":
		return c.say(c.login(rest))
	case "MAIL":
		return c.say(c.begin(rest))
	case "RCPT":
		c.letter.To = address(rest)
		return c.say("250 ok")
	case "DATA":
		return c.say("354 go on") && c.take()
	case "QUIT":
		c.say("221 bye")
		return false
	}
	return c.say("250 ok")
}

func (c *session) hello() string {
	lines := []string{"250-mail.test"}
	if c.tls != nil && !c.secure {
		lines = append(lines, "250-STARTTLS")
	}
	if c.Server.user != "" && c.secure {
		lines = append(lines, "250-AUTH PLAIN")
	}
	return strings.Join(append(lines, "250 8BITMIME"), "\r\n")
}

func (c *session) encrypt() bool {
	c.conn, c.secure = tls.Server(c.conn, c.tls), true
	c.text = textproto.NewConn(c.conn)
	return true
}

func (c *session) login(how string) string {
	secret, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(how, "PLAIN "))
	if string(secret) != "\x00"+c.Server.user+"\x00"+c.password {
		return "535 5.7.8 bad credentials"
	}
	c.user = c.Server.user
	return "235 welcome"
}

func (c *session) begin(from string) string {
	if c.Server.user != "" && c.user == "" {
		return "530 5.7.0 log in first"
	}
	c.letter = Letter{From: address(from), Secure: c.secure, User: c.user}
	return "250 ok"
}

// take reads a letter up to its end and keeps it.
func (c *session) take() bool {
	if answer, fails := c.failing("TEXT"); fails {
		return c.say(answer)
	}
	source, err := io.ReadAll(c.text.DotReader())
	if err != nil {
		return false
	}
	c.letter.Source = strings.ReplaceAll(string(source), "\n", "\r\n")
	answer, fails := c.failing(".")
	if !fails {
		answer = "250 2.0.0 taken"
	}
	if answer == Cut || strings.HasPrefix(answer, "2") {
		c.Server.take(c.letter)
	}
	return c.say(answer)
}

// address is what stands between the angle brackets.
func address(argument string) string {
	_, rest, _ := strings.Cut(argument, "<")
	inside, _, _ := strings.Cut(rest, ">")
	return inside
}
