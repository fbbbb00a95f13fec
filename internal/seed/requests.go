package seed

import (
	"context"

	"docket/internal/directory"
	"docket/internal/request"
)

// ask is an invented customer's request and what became of it.
type ask struct {
	key      string
	customer string
	kind     request.Kind
	by       directory.UserID
	when     when
	says     string
	steps    []step
}

// step is something somebody did about a request.
type step struct {
	when
	by directory.UserID
	do func(r *replay, ctx context.Context, a directory.Act, of request.Request) (request.Request, error)
}

var requested = []ask{
	{key: "barcodes", customer: "Lumen Opticians", kind: request.Service, by: sofia, when: at(12, 10, 5),
		says: "The scanner in the Bath shop reads every label twice since the update.",
		steps: []step{{at(12, 10, 7), sofia, inScope}, {at(12, 10, 8), sofia, handle}, {at(12, 10, 20), sofia, tell},
			{at(11, 15, 30), sofia, finish("A double beep was set as a second read; switched off for all scanners.")}, {at(11, 15, 45), sofia, tell}}},
	{key: "batches", customer: "Acme Foods", kind: request.Service, by: sofia, when: at(7, 9, 10),
		says:  "Labels print without the batch number, the line in Nantes writes it by hand.",
		steps: []step{{at(7, 9, 12), sofia, inScope}, {at(7, 9, 14), sofia, hand(marc, "They ring me twice a day.")}, {at(7, 9, 15), sofia, tell}, {at(7, 11, 0), marc, take}}},
	{key: "servers", customer: "Acme Foods", kind: request.Service, by: paul, when: at(7, 14, 0),
		says: "While our data centre moves in January, could the warehouse system run on your servers for six weeks?",
		steps: []step{{at(7, 14, 5), paul, outside}, {at(7, 14, 20), paul, tell}, {at(6, 10, 30), ines, agree(request.Agreement{How: request.Special})},
			{at(6, 11, 0), paul, tell},
			{at(2, 16, 30), ines, write("We host the warehouse system from 11 January to 21 February on the standby cluster in Marseille, backups every night, with the support hours of the contract. 4,800 EUR for the six weeks, nothing for the move back.")}}},
	{key: "paper", customer: "Fulmar Insurance", kind: request.Service, by: sofia, when: at(6, 15, 0),
		says: "Could we have the weekly summary on paper, by post?",
		steps: []step{{at(6, 15, 3), sofia, outside}, {at(6, 15, 10), sofia, tell},
			{at(5, 11, 0), ines, agree(request.Agreement{How: request.NotPursued, Terms: "The PDF by mail does it for them."})}, {at(5, 11, 30), sofia, tell}}},
	{key: "readings", customer: "Borealis Energy", kind: request.Wish, by: paul, when: at(9, 9, 30),
		says:  "Meter readings should come in every hour, not once a day: the grid regulator asks for it from spring on.",
		steps: []step{{at(9, 9, 40), paul, tell}}},
	{key: "mail", customer: "Kestrel Hotels", kind: request.Service, by: paul, when: at(2, 15, 40),
		says: "Please add our new guest relations manager to the monthly mail.",
		steps: []step{{at(2, 15, 42), paul, unclear}, {at(2, 15, 45), paul, tell}, {at(2, 16, 30), tom, inScope}, {at(2, 16, 40), paul, hand(lea, "")},
			{at(2, 16, 41), paul, tell}}},
	{key: "nights", customer: "Acme Foods", kind: request.Service, by: sofia, when: at(1, 14, 10),
		says:  "Can somebody train the night shift in Nantes before Christmas?",
		steps: []step{{at(1, 14, 12), sofia, outside}, {at(1, 14, 20), sofia, tell}}},
	{key: "invoices", customer: "Gamma Logistics", kind: request.Export, by: paul, when: at(1, 16, 30),
		says: "Export all invoices of 2024 to our new system."},
	{key: "import", customer: "Lumen Opticians", kind: request.Service, by: paul, when: at(0, 9, 50),
		says: "The nightly import has stopped since Tuesday. Frames sold yesterday still show as in stock."},
}

// ask brings the customers' requests.
func (r *replay) ask() {
	for _, a := range requested {
		var q request.Request
		r.at(a.when, func(ctx context.Context) (err error) {
			q, err = r.Requests.Log(ctx, act(a.by, "request:%s", a.key), request.Draft{Customer: r.customers[a.customer].ID, Kind: a.kind, Body: a.says})
			r.requests[a.key] = q.ID
			return err
		})
		for n, s := range a.steps {
			r.at(s.when, func(ctx context.Context) (err error) {
				q, err = s.do(r, ctx, act(s.by, "request:%s:%d", a.key, n), q)
				return err
			})
		}
	}
}

// share lets the company write to a customer in a channel of both.
func (r *replay) share() {
	r.on(r.ago(began-1, 0), func(ctx context.Context) error {
		c, err := r.Customers.Show(ctx, r.customers["Lumen Opticians"].ID)
		if err != nil {
			return err
		}
		was := c.Mark()
		c.Channel, c.Exports = string(Lumen), true
		_, err = r.Customers.Change(ctx, act(tom, "share:lumen"), c, was)
		return err
	})
}

func inScope(r *replay, ctx context.Context, a directory.Act, of request.Request) (request.Request, error) {
	return r.Requests.InScope(ctx, a, of.ID)
}

func outside(r *replay, ctx context.Context, a directory.Act, of request.Request) (request.Request, error) {
	return r.Requests.OutOfScope(ctx, a, of.ID)
}

func unclear(r *replay, ctx context.Context, a directory.Act, of request.Request) (request.Request, error) {
	return r.Requests.CannotTell(ctx, a, of.ID)
}

func handle(r *replay, ctx context.Context, a directory.Act, of request.Request) (request.Request, error) {
	return r.Requests.Handle(ctx, a, of.ID)
}

func take(r *replay, ctx context.Context, a directory.Act, of request.Request) (request.Request, error) {
	return r.Requests.Take(ctx, a, of.ID)
}

func tell(r *replay, ctx context.Context, a directory.Act, of request.Request) (request.Request, error) {
	say, _ := of.Unsaid()
	return r.Requests.Tell(ctx, a, of.ID, say.Mark(), "")
}

func finish(result string) func(*replay, context.Context, directory.Act, request.Request) (request.Request, error) {
	return func(r *replay, ctx context.Context, a directory.Act, of request.Request) (request.Request, error) {
		return r.Requests.Finish(ctx, a, of.ID, result)
	}
}

func hand(to directory.UserID, note string) func(*replay, context.Context, directory.Act, request.Request) (request.Request, error) {
	return func(r *replay, ctx context.Context, a directory.Act, of request.Request) (request.Request, error) {
		return r.Requests.Hand(ctx, a, of.ID, to, note)
	}
}

func agree(on request.Agreement) func(*replay, context.Context, directory.Act, request.Request) (request.Request, error) {
	return func(r *replay, ctx context.Context, a directory.Act, of request.Request) (request.Request, error) {
		return r.Requests.Agree(ctx, a, of.ID, on, "")
	}
}

func write(solution string) func(*replay, context.Context, directory.Act, request.Request) (request.Request, error) {
	return func(r *replay, ctx context.Context, a directory.Act, of request.Request) (request.Request, error) {
		return r.Requests.Write(ctx, a, of.ID, solution, 0)
	}
}
