package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/order"
	"docket/internal/sandbox"
)

// approvedIn is a shop in which Sofia has sold Delta Clinics two audits, PO-1001,
// and Customer Success has approved it.
func approvedIn(t testing.TB, d demoCmd) (*company, person) {
	t.Helper()
	c := theShop.with(t, d)
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("AUDIT-STD", "2", with("Discount", "10"))
	sofia.submits()
	c.approves(1001)
	c.settle()
	return c, sofia
}

// approves has Customer Success approve an order.
func (c *company) approves(id order.ID) {
	c.t.Helper()
	desk := c.demo.house.desks.Orders
	card, err := desk.Show(c.t.Context(), id)
	if err == nil {
		_, err = desk.Vote(c.t.Context(), directory.Act{Key: fmt.Sprintf("approve:%s:%d", id.Number(), card.Revision), By: "U0TOM00001"}, id, "customer_success", approval.Ballot{Round: card.Revision, Choice: approval.Yes,
			Answers: map[approval.Question]bool{approval.Feasible: true, approval.Staffed: true}})
	}
	if err != nil {
		c.t.Fatal(err)
	}
}

// paper is the latest PDF that a place shows.
func (p place) paper(texts ...string) []byte {
	p.t.Helper()
	m := p.message(append(texts, "file PO-", ".pdf")...)
	return p.downloads(m.Files[0].URLPrivate)
}

func TestAnApprovedOrderIsSentComesBackSignedAndStandsOnMondaysAgenda(t *testing.T) {
	t.Parallel()
	c, sofia := approvedIn(t, demoCmd{})
	room := c.in(committeeRoom)
	room.showsTimes(1, "PO-1001 as the customer gets it.", "file PO-1001")
	paper := room.paper("as the customer gets it.")
	if !bytes.HasPrefix(paper, []byte("%PDF-")) {
		t.Errorf("the paper begins %.20q", paper)
	}
	sofia.presses("Mark as sent…", sofia.name, "Order PO-1001", "Portal 2 (PS)")
	sofia.isRefused("Sent to", "Write whom it was sent to.", with("Sent to", " "))
	sofia.submits(with("Sent to", "Jeanne Petit, by post"))
	room.showsTimes(2, "✅ Sent to Jeanne Petit, by post · Sofia") // the card and its thread
	room.shows("Order PO-1001", "sent to the customer", "Received back signed…")

	sofia.presses("Received back signed…", committeeRoom, "Order PO-1001")
	sofia.isRefused("On which day", "That day has not come yet.", with("Who signed", "Jeanne Petit"), with("On which day", "2026-11-19"),
		with("or a link to it", "https://files.example/signed.pdf"))
	sofia.isRefused("On which day", "The order was sent on 2026-11-18. It cannot have been signed before.", with("Who signed", "Jeanne Petit"),
		with("On which day", "2026-11-17"), with("or a link to it", "https://files.example/signed.pdf"))
	sofia.submits(with("Who signed", "Jeanne Petit"), with("On which day", "2026-11-18"), with("or a link to it", "https://files.example/signed.pdf"), with("Title", "Signed order"))
	room.shows("✅ Signed by Jeanne Petit on Wednesday 18 Nov · <https://files.example/signed.pdf|Signed order> · Sofia", "The project *Portal 2* goes to the committee’s next agenda.", "Open project")
	room.shows("Order PO-1001", "back signed", "Open project")

	c.goTo("2026-11-23 09:00 Europe/Paris")
	room.shows("New projects", "Delta Clinics", "Portal 2", "PO-1001", "Set team and kickoff")
}

func TestOnlyThoseWhoFollowAnOrderSendIt(t *testing.T) {
	t.Parallel()
	c, sofia := approvedIn(t, demoCmd{})
	paul := c.as("paul")
	paul.presses("Mark as sent…", committeeRoom, "Order PO-1001")
	paul.isTold(committeeRoom, "Only @sofia, who sold it, Sales, Customer Success, Finance or Management may do this.")
	emil := c.as("emil")
	emil.presses("Mark as sent…", committeeRoom, "Order PO-1001")
	sofia.presses("Mark as sent…", committeeRoom, "Order PO-1001")
	sofia.submits(with("Sent to", "Jeanne Petit"))
	emil.submits(with("Sent to", "Jeanne"))
	emil.reads("Not possible", "@sofia sent PO-1001 to Jeanne Petit at Wed 18 Nov", "already.")
	c.in(committeeRoom).showsTimes(2, "✅ Sent to Jeanne Petit") // the card and its thread
}

func TestThePaperOfAnOrderThatIsNotApprovedSaysSo(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("AUDIT-STD", "2")
	sofia.submits()
	tom := c.as("tom")
	tom.presses("As PDF", committeeRoom, "Order PO-1001")
	tom.isTold(committeeRoom, "PO-1001.pdf comes to you as a direct message.")
	draft := tom.dm().paper("PO-1001 as it stands. It is not approved, and the paper says so.")
	c.in(committeeRoom).hides("file PO-1001")
	c.approves(1001)
	c.settle()
	tom.presses("As PDF", committeeRoom, "Order PO-1001")
	if final := tom.dm().paper("PO-1001 as the customer gets it."); bytes.Equal(draft, final) {
		t.Error("the draft is the paper the customer gets")
	} else if !bytes.Equal(final, c.in(committeeRoom).paper()) {
		t.Error("two papers of one order differ")
	}
}

func TestAnOrderGoesToTheCustomerByMail(t *testing.T) {
	t.Parallel()
	post, server := mailing(t)
	c, sofia := approvedIn(t, demoCmd{Mailer: server})
	sofia.presses("Send to the customer…", sofia.name, "Order PO-1001", "Portal 2 (PS)")
	sofia.submits()
	c.in(committeeRoom).showsTimes(1, "✅ Goes to jeanne@delta.example by e-mail · Sofia")
	got := post.To("jeanne@delta.example")
	if len(got) != 1 {
		t.Fatalf("Jeanne got %d letters", len(got))
	}
	m := got[0].Parsed(t)
	if subject := m.Header.Get("Subject"); !strings.Contains(subject, "PO-1001") || !strings.Contains(m.Header.Get("Reply-To"), "sofia@") {
		t.Errorf("the letter is %q, answers go to %q", subject, m.Header.Get("Reply-To"))
	}
	text, name, attached := unpacked(t, m)
	if missing(text, []string{"Dear Jeanne Petit,", "PO-1001", "4,320.00 EUR", "send it back", "Sofia"}) != "" || name != "PO-1001.pdf" {
		t.Errorf("the letter says %q and brings %q", text, name)
	}
	if !bytes.Equal(attached, c.in(committeeRoom).paper()) {
		t.Error("the customer got another paper than the committee")
	}
}

// unpacked is the text of a letter with the file that came with it.
func unpacked(t testing.TB, m *mail.Message) (text, name string, file []byte) {
	t.Helper()
	_, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(m.Body, parameters["boundary"])
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return text, name, file
		}
		if err != nil {
			t.Fatal(err)
		}
		var in io.Reader = part
		if part.Header.Get("Content-Transfer-Encoding") == "base64" {
			in = base64.NewDecoder(base64.StdEncoding, part)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if part.FileName() == "" {
			text = strings.ReplaceAll(string(content), "\u00a0", " ")
		} else {
			name, file = part.FileName(), content
		}
	}
}

func TestASellerIsRemindedOfWhatTheCustomerHasNot(t *testing.T) {
	t.Parallel()
	c, sofia := approvedIn(t, demoCmd{})
	c.goTo("2026-11-20 08:59 Europe/Paris")
	sofia.dm().hides("has been approved since")
	c.goTo("2026-11-20 09:00 Europe/Paris")
	sofia.dm().showsTimes(1, "Order PO-1001", "has been approved since", "is not sent", "Mark as sent…")
	sofia.presses("Mark as sent…", sofia.name, "has been approved since")
	sofia.submits(with("Sent to", "Jeanne Petit"))
	sofia.dm().hides("has been approved since")
	sofia.dm().showsTimes(1, "Order PO-1001 · *Delta Clinics* · 4,320.00 EUR: sent to the customer")
	c.goTo("2026-12-04 09:00 Europe/Paris")
	sofia.dm().showsTimes(1, "was sent to Jeanne Petit", "is not back", "Received back signed…")
	c.goTo("2026-12-11 09:00 Europe/Paris")
	sofia.dm().showsTimes(2, "was sent to Jeanne Petit", "is not back")
}

func TestALetterThatWaitsIsNotSentOnceTheOrderChanged(t *testing.T) {
	t.Parallel()
	post, server := mailing(t)
	c, sofia := approvedIn(t, demoCmd{Mailer: server})
	post.Fail("CONNECT", "421 4.3.2 try later", 100)
	sofia.presses("Send to the customer…", sofia.name, "Order PO-1001", "Portal 2 (PS)")
	sofia.submits()
	sofia.presses("Change", sofia.name, "Order PO-1001", "Portal 2 (PS)")
	sofia.submits()
	c.in(committeeRoom).shows("Order PO-1001", "waits for Customer Success")
	post.Mend()
	c.waits(time.Hour)
	if got := post.To("jeanne@delta.example"); len(got) != 0 {
		t.Errorf("Jeanne got an order that is not approved:\n%.500s", got[0].Source)
	}
	c.approves(1001)
	c.settle()
	sofia.presses("Send to the customer…", sofia.name, "Order PO-1001", "Portal 2 (PS)")
	sofia.submits()
	if got := post.To("jeanne@delta.example"); len(got) != 1 {
		t.Errorf("Jeanne got %d letters", len(got))
	}
}

func TestThePaperIsHandedOverOnceHoweverSlackFails(t *testing.T) {
	t.Parallel()
	for _, fault := range []sandbox.Fault{
		{Kind: sandbox.FaultDeliveredThenTimeout, Method: "files.completeUploadExternal", Count: 2},
		{Kind: sandbox.FaultServerError, Method: "files.completeUploadExternal", Count: 2},
		{Kind: sandbox.FaultConnectionCut, Method: "files.getUploadURLExternal", Count: 2},
		{Kind: sandbox.FaultServerError, Method: "auth.test", Count: 2}, // which says the company's name
	} {
		t.Run(fault.Kind+" "+fault.Method, func(t *testing.T) {
			t.Parallel()
			c := theShop.with(t, demoCmd{Pacing: impatient(time.Second)})
			sofia := c.as("sofia")
			sofia.writes("Delta", "Portal 2")
			sofia.sellsLine("AUDIT-STD", "2")
			sofia.submits()
			c.failing(fault)
			c.approves(1001)
			c.settle()
			c.waits(2 * time.Minute)
			c.in(committeeRoom).showsTimes(1, "PO-1001 as the customer gets it.", "file PO-1001")
		})
	}
}
