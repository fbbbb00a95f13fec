package main

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"docket/internal/approval"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/request"
	"docket/internal/seed"
)

// atOnce has everybody act in the same moment, and fails unless one counts and the
// others are told so.
func (c *company) atOnce(what string, acts ...func(ctx context.Context, key string) error) {
	c.t.Helper()
	errs := make([]error, len(acts))
	start := make(chan struct{})
	var all sync.WaitGroup
	for n, act := range acts {
		all.Go(func() { <-start; errs[n] = act(c.t.Context(), fmt.Sprintf("%s:%d", what, n)) })
	}
	close(start)
	all.Wait()
	counted := 0
	for _, err := range errs {
		if err == nil {
			counted++
		} else if fault.KindOf(err) != fault.Conflict {
			c.t.Errorf("%s: refused with %v", what, err)
		}
	}
	if counted != 1 {
		c.t.Errorf("%s: %d count, of %v", what, counted, errs)
	}
	c.settle()
}

func TestOfAnswersGivenAtOnceOneCounts(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.amends("Delta", func(b *customer.Customer) { b.Channel = string(seed.Borealis) })
	desk := c.demo.house.desks.Requests
	agent, sales := directory.UserID("U0PAUL0001"), directory.UserID("U0INES0001")
	by := func(who directory.UserID, key string) directory.Act { return directory.Act{Key: key, By: who} }

	export := c.asked(request.Export, "All invoices of 2024, please.")
	told := func(text string, send bool) func(context.Context, string) error {
		say, _ := export.Unsaid()
		return func(ctx context.Context, key string) (err error) {
			if send {
				_, err = desk.Send(ctx, by(agent, key), export.ID, say.Mark(), text)
			} else {
				_, err = desk.Tell(ctx, by(agent, key), export.ID, say.Mark(), "")
			}
			return err
		}
	}
	c.atOnce("tell", told("", false), told("In writing.", true), told("In other words.", true))
	if n := c.in(string(seed.Borealis)).count("— Paul Aubry"); n > 1 {
		t.Errorf("the customer is told %d times", n)
	}
	c.atOnce("charge",
		func(ctx context.Context, key string) error {
			_, err := desk.Accept(ctx, by(agent, key), export.ID)
			return err
		},
		func(ctx context.Context, key string) error {
			_, err := desk.Object(ctx, by(agent, key), export.ID)
			return err
		})

	special := c.asked(request.Service, "Please train two new people on site.")
	_, err := desk.OutOfScope(t.Context(), by(agent, "out"), special.ID)
	c.must(err)
	agree := func(how request.How) func(context.Context, string) error {
		return func(ctx context.Context, key string) error {
			_, err := desk.Agree(ctx, by(sales, key), special.ID, request.Agreement{How: how, Terms: "As they like it."}, "")
			return err
		}
	}
	c.atOnce("agree", agree(request.Special), agree(request.Special), agree(request.Special))
	write := func(text string) func(context.Context, string) error {
		return func(ctx context.Context, key string) error {
			_, err := desk.Write(ctx, by(sales, key), special.ID, text, 0)
			return err
		}
	}
	c.atOnce("write", write("One day."), write("Two days."))
	sign := func(choice approval.Choice) func(context.Context, string) error {
		return func(ctx context.Context, key string) error {
			_, err := desk.Sign(ctx, by("U0HUGO0001", key), special.ID, "sales", approval.Ballot{Round: 1, Choice: choice, Note: "Shorter."})
			return err
		}
	}
	c.atOnce("sign", sign(approval.Yes), sign(approval.No), sign(approval.Yes))
}
