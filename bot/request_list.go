package bot

import (
	"context"
	"slices"
	"strings"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/request"
)

// requestsCounted is how many requests are counted, beyond which nobody reads the figure.
const requestsCounted = 200

// requests answers /requests: a list by its name, one request by its number, or what
// the words find. Without any it is what waits for the caller.
func (b *Bot) requests(ctx context.Context, c call) (answer, error) {
	words := strings.TrimSpace(c.Text)
	switch strings.ToLower(words) {
	case "", "waiting":
		return b.listRequests(ctx, c, view.RequestsTurn)
	case "mine":
		return b.listRequests(ctx, c, view.RequestsMine)
	case "queue":
		return b.listRequests(ctx, c, view.RequestsQueue)
	case "all":
		return b.listRequests(ctx, c, view.RequestsAll)
	}
	if id, ok := request.ParseNumber(words); ok {
		card, err := b.Desks.Requests.Show(ctx, id)
		if fault.KindOf(err) != fault.NotFound {
			return say(view.RequestCard(c.Reader, card)), err
		}
	}
	found, err := b.Desks.Requests.List(ctx, c.Act.By, request.Filter{Text: words, Over: true, Limit: requestsCounted})
	return say(view.Requests(c.Reader, view.RequestsList{Query: words, Requests: found})), err
}

func (b *Bot) listRequests(ctx context.Context, c call, which view.RequestWhich) (answer, error) {
	found, err := b.requestsOf(ctx, c.Act.By, which, requestsCounted)
	return say(view.Requests(c.Reader, view.RequestsList{Which: which, Requests: found})), err
}

// requestsOf are the requests of one of the lists.
func (b *Bot) requestsOf(ctx context.Context, id directory.UserID, which view.RequestWhich, limit int) ([]request.Line, error) {
	f := request.Filter{Limit: limit}
	switch which {
	case view.RequestsTurn:
		f.Turn = id
	case view.RequestsMine:
		f.Near = id
	case view.RequestsQueue:
		f.Queue = true
	}
	return b.Desks.Requests.List(ctx, id, f)
}

// showRequests answers the buttons under a list.
func (b *Bot) showRequests(ctx context.Context, c call) (answer, error) {
	return b.listRequests(ctx, c, view.RequestWhich(c.Value))
}

// homeRequestsShown is how many requests somebody sees on Home; one more says that there are others.
const homeRequestsShown = 10 + 1

// homeRequests are the requests somebody has to do with, their turn first, and for a
// dispatcher those nobody has taken.
func (b *Bot) homeRequests(ctx context.Context, id directory.UserID, r view.Reader) ([]request.Line, error) {
	if !r.May(request.MayWork) {
		return nil, nil
	}
	all, err := b.requestsOf(ctx, id, view.RequestsMine, homeRequestsShown)
	if err != nil || !r.Has(directory.Dispatcher) {
		return all, err
	}
	queue, err := b.requestsOf(ctx, id, view.RequestsQueue, homeRequestsShown)
	for _, l := range queue {
		if !slices.ContainsFunc(all, func(m request.Line) bool { return m.ID == l.ID }) {
			all = append(all, l)
		}
	}
	return all, err
}
