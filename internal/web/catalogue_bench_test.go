package web

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"docket/internal/catalogue"
)

// The public catalogue of 5,000 SKUs over HTTP: searches nobody made before, the
// first page as it is kept, and a browser that has it already.
func BenchmarkCatalogue(b *testing.B) {
	w := newWindow(b, many(5000))
	w.named()
	server := httptest.NewServer(w)
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8}}
	tag := browse(b, client, server.URL+catalogue.PagePath, 0, "").Header.Get("ETag")
	for name, ask := range map[string]func(n int) (path, tag string){
		"uncached": func(n int) (string, string) { return fmt.Sprintf("?q=report+%d&page=%d", n%5000, n), "" },
		"cached":   func(int) (string, string) { return "", "" },
		"known":    func(int) (string, string) { return "", tag },
	} {
		b.Run(name, func(b *testing.B) {
			took := make([]time.Duration, 0, 10_000)
			for n := 0; b.Loop(); n++ {
				path, tag := ask(n)
				begun := time.Now()
				browse(b, client, server.URL+catalogue.PagePath+path, n, tag)
				took = append(took, time.Since(begun))
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)/2].Seconds()*1000, "p50-ms")
			b.ReportMetric(took[len(took)*99/100].Seconds()*1000, "p99-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// browse asks for a page from one of many addresses, and reads it to its end.
func browse(b *testing.B, client *http.Client, at string, n int, tag string) *http.Response {
	r, err := http.NewRequestWithContext(b.Context(), http.MethodGet, at, nil)
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("X-Forwarded-For", fmt.Sprintf("10.%d.%d.%d", n/62_500%250, n/250%250, n%250))
	if tag != "" {
		r.Header.Set("If-None-Match", tag)
	}
	answer, err := client.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, answer.Body)
	_ = answer.Body.Close()
	if answer.StatusCode != http.StatusOK && answer.StatusCode != http.StatusNotModified {
		b.Fatalf("%s answers %s", at, answer.Status)
	}
	return answer
}
