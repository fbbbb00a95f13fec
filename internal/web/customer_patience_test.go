package web

import (
	"context"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"docket/internal/closeout"
	"docket/internal/questionnaire"
)

// hanging is a desk whose database says nothing until it is freed, whether the
// question is cancelled or not.
type hanging struct{ freed chan struct{} }

func (h hanging) wait() (closeout.Page, error) {
	<-h.freed
	return acme(), nil
}

func (h hanging) ByLink(context.Context, closeout.Link) (closeout.Page, error) { return h.wait() }

func (h hanging) AnswerByLink(context.Context, closeout.Link, string, questionnaire.Answers, []byte) (closeout.Page, error) {
	return h.wait()
}

func (h hanging) RemarkByLink(context.Context, closeout.Link, string, []string) (closeout.Page, error) {
	return h.wait()
}

func (h hanging) SignByLink(context.Context, closeout.Link, string, closeout.Signature) (closeout.Page, error) {
	return h.wait()
}

func TestADatabaseThatHangsIsAnsweredWhileTheReaderIsThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := hanging{freed: make(chan struct{})}
		s := newSite(t, func(c *CustomerConfig) { c.CloseOuts = h })
		for _, ask := range []func() answered{
			func() answered { return s.get(page) },
			func() answered { return s.get(page + "/document") },
			func() answered { return s.post(page+"/answers", allAnswers()) },
			func() answered { return s.post(page+"/remarks", filled("said_1", "The logo is old.")) },
			func() answered {
				return s.post(page+"/acceptance", filled("name", "Jean Petit", "day", "2026-11-27", "agree", "yes"))
			},
		} {
			began := time.Now()
			ask().shows(t, http.StatusServiceUnavailable, "What you wrote is still in the form")
			if took := time.Since(began); took >= writeWithin {
				t.Errorf("after %v the reader is gone", took)
			}
		}
		close(h.freed)
	})
}

func TestWhoAsksWhetherADatabaseThatHangsIsReadyIsTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, mux := hanging{freed: make(chan struct{})}, http.NewServeMux()
		Register(mux, NewMetrics().Handler(), func(context.Context) error { _, err := h.wait(); return err })
		if code, body := get(t, mux, "/readyz"); code != http.StatusServiceUnavailable {
			t.Errorf("it is answered %d %q", code, body)
		}
		close(h.freed)
	})
}
