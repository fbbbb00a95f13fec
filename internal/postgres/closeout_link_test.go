package postgres_test

import (
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"docket/internal/closeout"
	"docket/internal/fault"
)

func TestALinkLeadsToItsOwnCloseOutOnly(t *testing.T) {
	h := newHouse(t)
	e, other := newEnding(h, h.ps), newEnding(h, h.bs)
	mine, theirs := e.sent(), other.sent()
	if p := must(e.desk.ByLink(t.Context(), mine.Link))(t); p.Project != "Portal" || p.ID != e.id {
		t.Errorf("it leads to %+v", p)
	}
	must(e.desk.SignByLink(t.Context(), theirs.Link, "key", e.signature()))(t)
	must(e.desk.RemarkByLink(t.Context(), mine.Link, "key", []string{"The key of another form is no replay of it."}))(t)
	if e.card().State != closeout.Remarked || other.card().State != closeout.Signed {
		t.Errorf("they are %s and %s", e.card().State, other.card().State)
	}
	never := closeout.Link{1}
	_, wrong := e.desk.ByLink(t.Context(), never)
	_, ended := e.desk.ByLink(t.Context(), theirs.Link)
	if wrong == nil || wrong != ended {
		t.Errorf("a wrong link says %v, one that ended %v", wrong, ended)
	}
	for name, err := range map[string]error{
		"wrong": second(e.desk.SignByLink(t.Context(), never, "k", e.signature())),
		"ended": second(e.desk.RemarkByLink(t.Context(), theirs.Link, "k", []string{"Late."})),
	} {
		if fault.KindOf(err) != fault.NotFound {
			t.Errorf("a link that is %s takes a form: %v", name, err)
		}
	}
	if p := must(e.desk.SignByLink(t.Context(), theirs.Link, "key", e.signature()))(t); !p.Ended {
		t.Error("the signature sent again is not answered as the first time")
	}
	if err := second(e.desk.SignByLink(t.Context(), mine.Link, string(make([]byte, 65)), e.signature())); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a key of 65 bytes: %v", err)
	}
}

func second[T any](_ T, err error) error { return err }

func TestACustomersSecretIsNotOnRecord(t *testing.T) {
	h := newHouse(t)
	e := newEnding(h, h.ps)
	link := e.sent().Link
	text := strings.TrimPrefix(link.Path(), closeout.PagePath)
	for _, table := range []string{"audit", "note", "reminder", "issue"} {
		if n := h.number(fmt.Sprintf(`SELECT count(*) FROM %s t WHERE t::text LIKE '%%' || $1 || '%%' OR t::text LIKE '%%' || $2 || '%%'`, table),
			text, hex.EncodeToString(link[:])); n != 0 {
			t.Errorf("%s holds the link %d times", table, n)
		}
	}
}
