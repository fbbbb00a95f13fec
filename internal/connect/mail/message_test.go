package mail

import (
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"docket/internal/letter"
)

func written(t testing.TB, l letter.Letter) *mail.Message {
	t.Helper()
	m, err := open(t, "smtp://localhost").message(l, ana, 1)
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	if _, err := m.WriteTo(&source); err != nil {
		t.Fatal(err)
	}
	read, err := mail.ReadMessage(strings.NewReader(source.String()))
	if err != nil {
		t.Fatalf("%v in\n%s", err, source.String())
	}
	return read
}

func TestAnInvitationIsOfferedAndAttached(t *testing.T) {
	const content = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Pré-lancement\r\nEND:VCALENDAR\r\n"
	l := letter.Letter{Subject: "Pré-lancement", Text: "Rendez-vous.\n", Calendar: &letter.Calendar{Method: "REQUEST", Content: []byte(content)}}
	m := written(t, l)
	found := parts(t, m.Header.Get("Content-Type"), m.Body)
	for _, want := range []struct{ kind, content string }{
		{"text/plain; charset=UTF-8", "Rendez-vous.\r\n"},
		{"text/calendar; method=REQUEST; charset=UTF-8", content},
		{`application/ics; name="invite.ics"`, content},
	} {
		if found[want.kind] != want.content {
			t.Errorf("%s is %q; there are %q", want.kind, found[want.kind], found)
		}
	}
}

// parts are the leaves of a letter by their kind, decoded.
func parts(t testing.TB, kind string, body io.Reader) map[string]string {
	t.Helper()
	_, params, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for r := multipart.NewReader(body, params["boundary"]); ; {
		p, err := r.NextPart()
		if err == io.EOF {
			return found
		}
		if err != nil {
			t.Fatal(err)
		}
		inner := p.Header.Get("Content-Type")
		if strings.HasPrefix(inner, "multipart/") {
			for k, v := range parts(t, inner, p) {
				found[k] = v
			}
			continue
		}
		var from io.Reader = p
		if p.Header.Get("Content-Transfer-Encoding") == "base64" {
			from = base64.NewDecoder(base64.StdEncoding, p)
		}
		raw, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		found[inner] = string(raw)
	}
}

// Whatever people are called and whatever a subject says, it adds no header and
// can be read again.
func TestNamesAndSubjectsStayWhatTheyAre(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		words := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
			"Ana\r\nBcc: eve@evil.example", "a\nb", "\r\n\r\nbody", `"Ana" <eve@evil.example>`, "Zoë, Ltd.", strings.Repeat("ä ", 200), "=?utf-8?q?x?=",
		}))
		l := letter.Letter{To: words.Draw(rt, "name"), Subject: words.Draw(rt, "subject"), Text: words.Draw(rt, "text"),
			ReplyTo: mail.Address{Name: words.Draw(rt, "owner"), Address: "marc@house.example"}}
		m := written(t, l)
		if len(m.Header) != 10 || m.Header.Get("Bcc") != "" {
			rt.Errorf("headers %v", m.Header)
		}
		for name, want := range map[string]string{"To": ana, "Reply-To": "marc@house.example", "From": "docket@house.example"} {
			if got, err := m.Header.AddressList(name); err != nil || len(got) != 1 || got[0].Address != want {
				rt.Errorf("%s %v, %v", name, got, err)
			}
		}
	})
}

func TestAnswersGoToTheSenderWhereNobodysAddressIsKnown(t *testing.T) {
	for _, address := range []string{"", "nobody", "a@b.example\r\nBcc: eve@evil.example"} {
		m := written(t, letter.Letter{Subject: "Hello", ReplyTo: mail.Address{Name: "Marc", Address: address}})
		if m.Header.Get("Reply-To") != "" || m.Header.Get("Bcc") != "" {
			t.Errorf("%q: headers %v", address, m.Header)
		}
	}
}

func TestAFileIsAttached(t *testing.T) {
	content := strings.Repeat("%PDF-1.4 \x00\xff\n", 500)
	l := letter.Letter{Subject: "Bon de commande", Text: "Ci-joint.\n",
		Attachment: &letter.Attachment{Name: "PO-1042\r\nX-Evil: yes.pdf", Type: "application/pdf", Content: []byte(content)}}
	m := written(t, l)
	found := parts(t, m.Header.Get("Content-Type"), m.Body)
	if found["text/plain; charset=UTF-8"] != "Ci-joint.\r\n" || found[`application/pdf; name="PO-1042 X-Evil_ yes.pdf"`] != content || len(found) != 2 {
		t.Errorf("the letter holds %.300q", found)
	}
}
