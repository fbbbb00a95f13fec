package web

import (
	"context"

	"docket/internal/closeout"
	"docket/internal/patience"
	"docket/internal/questionnaire"
)

// patient asks no longer than a visit lasts, so that there is time left for a kind
// word when the database hangs. What is given up on may still happen; the key of
// its form makes the customer's second try safe.
type patient struct{ desk CloseOuts }

// ByLink implements CloseOuts.
func (p patient) ByLink(ctx context.Context, l closeout.Link) (closeout.Page, error) {
	return patience.Within(ctx, func() (closeout.Page, error) { return p.desk.ByLink(ctx, l) })
}

// AnswerByLink implements CloseOuts.
func (p patient) AnswerByLink(ctx context.Context, l closeout.Link, key string, a questionnaire.Answers, address []byte) (closeout.Page, error) {
	return patience.Within(ctx, func() (closeout.Page, error) { return p.desk.AnswerByLink(ctx, l, key, a, address) })
}

// RemarkByLink implements CloseOuts.
func (p patient) RemarkByLink(ctx context.Context, l closeout.Link, key string, said []string) (closeout.Page, error) {
	return patience.Within(ctx, func() (closeout.Page, error) { return p.desk.RemarkByLink(ctx, l, key, said) })
}

// SignByLink implements CloseOuts.
func (p patient) SignByLink(ctx context.Context, l closeout.Link, key string, s closeout.Signature) (closeout.Page, error) {
	return patience.Within(ctx, func() (closeout.Page, error) { return p.desk.SignByLink(ctx, l, key, s) })
}
