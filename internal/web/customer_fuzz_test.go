package web

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Whatever is sent to a form, it is taken or refused, and what is taken can be
// kept in a database.
func FuzzForm(f *testing.F) {
	for _, body := range []string{allAnswers().Encode(), signature().Encode(), filled("said_1", "a\x00\xff").Encode(), "%zz", "key=&key=&;=&&said_1", "said_1=%F0%9F"} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		s := newSite(t)
		for _, door := range []string{"/answers", "/remarks", "/acceptance"} {
			r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, page+door, strings.NewReader(body))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			if a := s.do(r); !slices.Contains([]int{http.StatusSeeOther, http.StatusUnprocessableEntity, http.StatusConflict, http.StatusRequestEntityTooLarge}, a.StatusCode) {
				t.Fatalf("%s answers %d:\n%s", door, a.StatusCode, a.body)
			}
		}
		p := s.desk.pages[acmeLink]
		var kept []string
		for _, said := range p.Answers {
			kept = append(kept, said)
		}
		for _, r := range p.Closeout.Remarks {
			kept = append(kept, r.Said)
		}
		if p.Signature != nil {
			kept = append(kept, p.Signature.Name)
		}
		for _, text := range kept {
			if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
				t.Errorf("%q was taken", text)
			}
		}
	})
}
