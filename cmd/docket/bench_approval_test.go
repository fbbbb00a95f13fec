package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"strings"
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

// Approving an order by its button through signed HTTP (verified, deduplicated, the
// right proved under the order's lock, the decision and the record written, the next
// step called, every copy of the card marked, acknowledged) beside the bare handler of
// BenchmarkLogIssue. Each press is for an order of its own, by one of four people of
// Finance, between the approvals of Customer Success and of the head of sales.
func BenchmarkApprovalPress(b *testing.B) {
	for name, durable := range map[string]bool{"durable": true, "fsync off": false} {
		b.Run(name, func(b *testing.B) {
			for _, lines := range []int{5, 500} {
				p := newPresses(b, durable, lines)
				for _, width := range []int{1, 16, 64} {
					b.Run(fmt.Sprintf("lines=%d/%d", lines, width), func(b *testing.B) { p.run(b, width) })
				}
			}
		})
	}
}

// approvals are the buttons of orders that wait for Finance.
type approvals struct {
	*race
	model       order.ID // of which the others are copies
	made, taken atomic.Int64
}

func newPresses(b *testing.B, durable bool, lines int) *approvals {
	b.Helper()
	p := &approvals{race: newRace(b, durable)}
	p.answer = ""
	db, err := postgres.Open(b.Context(), p.database)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	at := desks(postgres.NewStore(db, time.Now), time.Now)
	p.staff(b, at)
	placed, err := at.Orders.Place(b.Context(), directory.Act{Key: "order", By: "USELLER"}, p.content(b, at, lines))
	if err != nil {
		b.Fatal(err)
	}
	p.model = placed.ID
	yes := approval.Ballot{Round: 1, Choice: approval.Yes, Answers: map[approval.Question]bool{approval.Feasible: true, approval.Staffed: true}}
	if _, err := at.Orders.Vote(b.Context(), directory.Act{Key: "vote", By: "USUCCESS"}, placed.ID, "customer_success", yes); err != nil {
		b.Fatal(err)
	}
	return p
}

// staff appoints those who sell and approve.
func (p *approvals) staff(b *testing.B, at bot.Desks) {
	b.Helper()
	roles := map[directory.UserID]directory.Role{"USELLER": directory.SalesManager, "USUCCESS": directory.CustomerSuccess, "UHEAD": directory.SalesLead}
	for n := range 4 {
		roles[financier(int64(n))] = directory.Finance
	}
	for who, role := range roles {
		p.appoint(b, at, who, role)
	}
}

func financier(n int64) directory.UserID { return directory.UserID(fmt.Sprintf("UFINANCE%d", n%4)) }

// content is an order of so many lines with more discount than a seller may give.
func (p *approvals) content(b *testing.B, at bot.Desks, lines int) order.Content {
	b.Helper()
	file, err := os.ReadFile("../../internal/seed/catalogue.yaml")
	if err != nil {
		b.Fatal(err)
	}
	goods, problems, err := catalogue.ReadFile(bytes.NewReader(file))
	if err != nil || len(problems) > 0 {
		b.Fatal(err, problems)
	}
	if _, err := at.Catalogue.Apply(b.Context(), directory.Act{Key: "goods", By: testAdmin}, goods, catalogue.Present); err != nil {
		b.Fatal(err)
	}
	c := order.Content{Customer: 1, Committee: 1, Title: "Portal 2", Type: project.PS, Currency: "EUR", Territory: "FR",
		Invoice: customer.Billing{Contact: "Accounts", Email: "accounts@northwind.example", Address: "1 rue du Port\n75001 Paris"}}
	for _, sku := range goods.SKUs {
		if sku.Code != "AUDIT-STD" {
			continue
		}
		for range lines {
			l := order.Line{Quantity: 2 * money.One, Discount: money.Percents(25)}.Of(sku, "EUR", "en")
			l.ConsumeBy = order.ConsumeBy(sku, calendar.DateOf(time.Now(), time.UTC))
			c.Lines = append(c.Lines, l)
		}
	}
	return c
}

// run has both deal with batches in turn and compares how long they took.
func (p *approvals) run(b *testing.B, width int) {
	p.compare(b, width, "approved/s", p.press, func() { p.copies(b, batch) })
	var approved int64
	if err := p.sql.QueryRowContext(b.Context(), `SELECT count(*) FROM approval_step WHERE key = 'finance' AND state = 'approved'`).Scan(&approved); err != nil {
		b.Fatal(err)
	}
	if approved != p.taken.Load() {
		b.Errorf("%d presses approved %d orders", p.taken.Load(), approved)
	}
}

// press is the press of the button on the next order that waits.
func (p *approvals) press(bare bool) []byte {
	n, id := p.requests.Add(1), int64(p.model)
	if !bare {
		id += p.taken.Add(1)
	}
	payload, err := json.Marshal(map[string]any{
		"type": "block_actions", "api_app_id": "A0FAULTS01", "token": "unused", "trigger_id": fmt.Sprint("1.2.", n),
		"team":    map[string]any{"id": "T0FAULTS01", "domain": "one-committee"},
		"user":    map[string]any{"id": financier(n), "username": "finance", "team_id": "T0FAULTS01"},
		"channel": map[string]any{"id": "C0FAULT000", "name": "committee"},
		"actions": []any{map[string]any{"type": "button", "action_id": "order.approve", "block_id": "b", "action_ts": "1.2",
			"value": fmt.Sprintf("%d:1:finance", id), "text": map[string]any{"type": "plain_text", "text": "Approve"}}},
	})
	if err != nil {
		panic(err)
	}
	return []byte(url.Values{"payload": {string(payload)}}.Encode())
}

// copies makes so many more orders as the model is: with its approval under way, its
// messages posted and its reminder set.
func (p *approvals) copies(b *testing.B, count int) {
	b.Helper()
	from := int64(p.model) + p.made.Load() + 1
	p.made.Add(int64(count))
	for _, sql := range strings.Split(copyOrders, ";") {
		if _, err := p.sql.ExecContext(context.WithoutCancel(b.Context()), strings.NewReplacer("@model", fmt.Sprint(int64(p.model)),
			"@from", fmt.Sprint(from), "@to", fmt.Sprint(from+int64(count)-1)).Replace(sql)); err != nil {
			b.Fatal(err)
		}
	}
}

const copyOrders = `
	INSERT INTO purchase_order (id, customer_id, committee_id, seller, title, type, currency, territory, total, content, exceptions, edition,
		revision, changed_at, changed_by, state, since, submitted_at, act)
	SELECT n, customer_id, committee_id, seller, title, type, currency, territory, total, content, exceptions, edition,
		revision, changed_at, changed_by, state, since, submitted_at, 'copy:' || n
	FROM purchase_order, generate_series(@from, @to) AS n WHERE id = @model;
	INSERT INTO approval (subject_kind, subject_id, committee_id, round, state, run)
	SELECT subject_kind, n, committee_id, round, state, run FROM approval, generate_series(@from, @to) AS n WHERE subject_id = @model;
	INSERT INTO approval_step (approval_id, key, role, state, turn, opened_at, closed_at, took)
	SELECT c.id, st.key, st.role, st.state, st.turn, st.opened_at, st.closed_at, st.took
	FROM approval ap JOIN approval_step st ON st.approval_id = ap.id, approval c WHERE ap.subject_id = @model AND c.subject_id BETWEEN @from AND @to;
	INSERT INTO note (topic, subject_kind, subject_id, args, lane, parent, key, priority, state, drawing, drawn, channel, ts)
	SELECT topic, subject_kind, n, args, lane, replace(parent, '@model', n::text), replace(key, '@model', n::text), priority, 'sent', 1, 1, lane, n || '.' || id
	FROM note, generate_series(@from, @to) AS n WHERE subject_id = @model AND subject_kind LIKE 'order%';
	INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key)
	SELECT kind, subject_kind, n, due_at, run_at, 'copy:' || n FROM reminder, generate_series(@from, @to) AS n
	WHERE subject_kind = 'order' AND subject_id = @model AND done_at IS NULL`
