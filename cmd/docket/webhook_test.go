package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"docket/internal/connect/webhook"
)

const hookSecret = "a secret that both sides know, of 40 chars"

// crm is another system that sends orders.
type crm struct {
	*company
	secret string
}

// told is what the other system is answered.
type told struct {
	status int
	wait   string // before it may be sent again
	Number string
	State  string
	Errors []struct {
		Field   string
		Line    int
		Message string
	}
}

// sends posts an order signed by the company's clock, and returns the answer.
func (s crm) sends(body string) told {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, "http://"+s.demo.page.Addr().String()+webhook.Path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	stamp := strconv.FormatInt(s.now().Unix(), 10)
	r.Header.Set(webhook.TimestampHeader, stamp)
	r.Header.Set(webhook.SignatureHeader, webhook.Sign(s.secret, stamp, []byte(body)))
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	t := told{status: answer.StatusCode, wait: answer.Header.Get("Retry-After")}
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&t); err != nil && t.status != http.StatusNotFound {
		s.t.Fatalf("answered %d %s", t.status, text)
	}
	return t
}

const sent = `{"reference": "SF-0061", "customer": "Delta Clinics", "title": "Second audit", "type": "PS", "currency": "EUR", "territory": "FR",
	"seller": "U0INES0001", "lines": [
		{"sku": "AUDIT-STD", "quantity": "2", "discount": "10", "consume_by": "2027-03-31"},
		{"sku": "VIEWS-100K", "quantity": "12", "sold": "3600.00"}]}`

func hooked(t *testing.T) crm {
	t.Helper()
	return crm{company: theShop.with(t, demoCmd{WebhookSecret: hookSecret}), secret: hookSecret}
}

func TestAnotherSystemSendsAnOrderAndSlackApprovesIt(t *testing.T) {
	t.Parallel()
	crm := hooked(t)
	first := crm.sends(sent)
	if first.status != http.StatusCreated || first.State != "approving" {
		t.Fatalf("the order is answered %+v", first)
	}
	crm.settle()
	crm.in(committeeRoom).shows(first.Number, "Delta Clinics", "Second audit")
	if again := crm.sends(sent); again.status != http.StatusOK || again.Number != first.Number {
		t.Errorf("the same order again is answered %+v", again)
	}
	if other := crm.sends(strings.Replace(sent, "Second", "Third", 1)); other.status != http.StatusConflict {
		t.Errorf("another order under its reference is answered %+v", other)
	}
	crm.goOn(10 * time.Minute)
	if later := crm.sends(sent); later.status != http.StatusOK || later.Number != first.Number {
		t.Errorf("later it is answered %+v", later)
	}
	crm.in(committeeRoom).showsTimes(1, "Second audit")
}

func TestAnotherSystemIsToldAllThatIsWrong(t *testing.T) {
	t.Parallel()
	crm := hooked(t)
	wrong := strings.NewReplacer(`"territory": "FR"`, `"territory": "MARS"`, `, "consume_by": "2027-03-31"`, "", `"3600.00"`, `"3600.00", "discount": "5"`).Replace(sent)
	got := crm.sends(wrong)
	if got.status != http.StatusUnprocessableEntity || len(got.Errors) != 1 || got.Errors[0].Field != "sold" || got.Errors[0].Line != 2 {
		t.Errorf("a price that does not add up is answered %+v", got)
	}
	got = crm.sends(strings.Replace(wrong, `, "discount": "5"`, "", 1))
	if got.status != http.StatusUnprocessableEntity || len(got.Errors) != 2 || got.Errors[0].Field != "territory" || got.Errors[1].Line != 1 {
		t.Errorf("what the checks find is answered %+v", got)
	}
	got = crm.sends(strings.Replace(sent, `"VIEWS-100K", "quantity": "12"`, `"VIEWS-100K", "unit": "year", "quantity": "12"`, 1))
	if got.status != http.StatusUnprocessableEntity || len(got.Errors) != 1 || got.Errors[0].Line != 2 {
		t.Errorf("years of page views for the price of months are answered %+v", got)
	}
	if got := crm.sends(strings.Replace(sent, "U0INES0001", "U0MARC0001", 1)); got.status != http.StatusForbidden {
		t.Errorf("a seller who sells nothing is answered %+v", got)
	}
	crm.secret = "another"
	if got := crm.sends(sent); got.status != http.StatusUnauthorized {
		t.Errorf("another secret is answered %+v", got)
	}
	if said := crm.exports("orders"); strings.Count(said, "\n") != 1 {
		t.Errorf("orders were taken: %s", said)
	}
}

func TestAnOrderThatIsSentTwentyTimesAtOnceIsOne(t *testing.T) {
	t.Parallel()
	crm := hooked(t)
	answers := make([]told, 20)
	var all sync.WaitGroup
	for n := range answers {
		all.Go(func() { answers[n] = crm.sendsUntilAnswered(sent) })
	}
	all.Wait()
	created := 0
	for _, a := range answers {
		if a.status == http.StatusCreated {
			created++
		}
		if a.Number != answers[0].Number || a.Number == "" {
			t.Errorf("one is answered %+v", a)
		}
	}
	if created > 1 {
		t.Errorf("%d were new", created)
	}
	crm.settle()
	crm.in(committeeRoom).showsTimes(1, "Second audit")
}

// sendsUntilAnswered sends, and as often again as it is asked to.
func (c crm) sendsUntilAnswered(o string) told {
	for {
		if a := c.sends(o); a.status != http.StatusServiceUnavailable {
			return a
		}
	}
}

func TestWithoutASecretNothingIsThere(t *testing.T) {
	t.Parallel()
	crm := crm{company: office(t)}
	if got := crm.sends(sent); got.status != http.StatusNotFound {
		t.Errorf("answered %+v", got)
	}
}

func TestAnOrderThatMeetsADatabaseThatHangsIsSentAgainAndIsOne(t *testing.T) {
	t.Parallel()
	crm := hooked(t)
	db, err := sql.Open("postgres", crm.databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	hanging, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := hanging.ExecContext(t.Context(), `LOCK TABLE purchase_order IN ACCESS EXCLUSIVE MODE`); err != nil {
		t.Fatal(err)
	}
	if got := crm.sends(sent); got.status != http.StatusServiceUnavailable || got.wait == "" {
		t.Errorf("a database that hangs is answered %+v", got)
	}
	if err := hanging.Rollback(); err != nil {
		t.Fatal(err)
	}
	got := crm.sends(sent)
	if got.status != http.StatusCreated && got.status != http.StatusOK || got.Number == "" {
		t.Errorf("sent again it is answered %+v", got)
	}
	if said := crm.exports("orders"); strings.Count(said, "SF-0061,") != 2 { // its two lines
		t.Errorf("orders are %s", said)
	}
}
