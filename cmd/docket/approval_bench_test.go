package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"docket/bot"
	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/postgres"
	"docket/internal/project"
)

const benchSeller directory.UserID = "U0SELLER01"

// BenchmarkApprovalPress compares a press on Approve, from the signed request to its answer, with the bare handler: the
// seller and the approver are told, the order is approved, decided and recorded.
func BenchmarkApprovalPress(b *testing.B) {
	for name, durable := range map[string]bool{"durable": true, "fsync off": false} {
		b.Run(name, func(b *testing.B) {
			r := newRace(b, durable)
			s := r.shop(b)
			for _, width := range []int{1, 16} {
				b.Run(fmt.Sprint(width), func(b *testing.B) { s.run(b, width) })
			}
		})
	}
}

// stall is the race with orders that wait for Ada.
type stall struct {
	*race
	desks bot.Desks
	buyer customer.ID
	made  int
}

func (r *race) shop(b *testing.B) *stall {
	b.Helper()
	db, err := postgres.Open(b.Context(), r.database)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	s := &stall{race: r, desks: desks(postgres.NewStore(db, time.Now), time.Now)}
	check := func(_ any, err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	act := func(what string) directory.Act { return directory.Act{Key: "stall:" + what, By: testAdmin} }
	check(nil, s.desks.Directory.Meet(b.Context(), directory.Member{ID: benchSeller, Name: "Sofia", Active: true}))
	check(nil, s.desks.Directory.SetRoles(b.Context(), act("seller"), directory.Grant{Member: benchSeller, Roles: []directory.Role{directory.SalesManager}}))
	check(nil, s.desks.Directory.SetRoles(b.Context(), act("ada"), directory.Grant{Member: testAdmin,
		Roles: []directory.Role{directory.Admin, directory.Management, directory.Finance}}))
	file, err := os.Open(example)
	check(nil, err)
	defer file.Close()
	goods, _, err := catalogue.ReadFile(file)
	check(nil, err)
	check(s.desks.Catalogue.Apply(b.Context(), act("catalogue"), goods, catalogue.Present))
	check(s.desks.Policy.Apply(b.Context(), act("policy"), approval.Policy{Steps: []approval.Rule{{Key: "finance", Role: directory.Finance, Stage: 1}}}, 0))
	buyer, err := s.desks.Customers.Add(b.Context(), act("customer"), customer.Customer{Name: "Acme Stall", Class: customer.B, Territory: "FR"})
	check(nil, err)
	s.buyer = buyer.ID
	return s
}

// order submits an order that waits for Ada.
func (s *stall) order(b *testing.B) order.ID {
	b.Helper()
	s.made++
	act := func(what string) directory.Act {
		return directory.Act{Key: fmt.Sprintf("stall:%s:%d", what, s.made), By: benchSeller}
	}
	sku, err := s.desks.Catalogue.SKU(b.Context(), "AUDIT-STD")
	if err != nil {
		b.Fatal(err)
	}
	list := sku.Prices["EUR"]
	content := order.Content{Customer: s.buyer, Committee: 1, Title: fmt.Sprintf("Portal %d", s.made), Type: project.PS, Currency: "EUR", Territory: "FR",
		Invoice: customer.Billing{Contact: "Jeanne", Email: "jeanne@stall.example", Address: "1 rue du Port"},
		Lines: []order.Line{{SKU: sku.Code, Name: sku.Names.In("en"), Description: sku.Descriptions.In("en"), Kind: sku.Kind, Unit: sku.Unit,
			Quantity: money.One, List: list, Sold: list, ConsumeBy: calendar.DateOf(time.Now(), time.UTC).Add(100)}}}
	o, err := s.desks.Orders.Place(b.Context(), act("place"), content)
	if err != nil {
		b.Fatal(err)
	}
	return o.ID
}

// run has both deal with batches in turn and compares how long they took.
func (s *stall) run(b *testing.B, width int) {
	const batch = 128
	s.presses(b, width, batch)
	s.batch(b, s.bare, width, batch)
	var bare, docket time.Duration
	n := 0
	for b.Loop() {
		bare += s.batch(b, s.bare, width, batch)
		docket += s.presses(b, width, batch)
		n += batch
	}
	b.ReportMetric(float64(n)/bare.Seconds(), "bare/s")
	b.ReportMetric(float64(n)/docket.Seconds(), "approved/s")
	b.ReportMetric(bare.Seconds()/docket.Seconds(), "ratio")
	b.ReportMetric(0, "ns/op")
}

// presses approves so many orders, width at a time.
func (s *stall) presses(b *testing.B, width, count int) time.Duration {
	b.Helper()
	ids := make([]order.ID, count)
	for n := range ids {
		ids[n] = s.order(b)
	}
	var next atomic.Int64
	var working sync.WaitGroup
	begun := time.Now()
	for range width {
		working.Go(func() {
			for n := next.Add(1) - 1; n < int64(count); n = next.Add(1) - 1 {
				if err := s.press(b.Context(), ids[n]); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	working.Wait()
	took := time.Since(begun)
	for _, id := range ids {
		if card, err := s.desks.Orders.Show(b.Context(), id); err != nil || card.State != order.Approved {
			b.Fatalf("order %d is %s, %v", id, card.State, err)
		}
	}
	return took
}

// press is Ada's press on the card of an order.
func (s *stall) press(ctx context.Context, id order.ID) error {
	payload, err := json.Marshal(map[string]any{
		"type": "block_actions", "user": map[string]string{"id": testAdmin}, "trigger_id": fmt.Sprintf("%d.press", s.requests.Add(1)),
		"channel": map[string]string{"id": "C0FAULT000"}, "message": map[string]string{"ts": "1.1"},
		"actions": []map[string]string{{"type": "button", "action_id": "order.approve", "value": fmt.Sprintf("%d:1:finance", id)}},
	})
	if err != nil {
		return err
	}
	request, err := signedPost(ctx, s.docket, formEncoded, []byte(url.Values{"payload": {string(payload)}}.Encode()))
	if err != nil {
		return err
	}
	answer, err := s.client.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	_, err = io.Copy(io.Discard, answer.Body)
	return err
}
