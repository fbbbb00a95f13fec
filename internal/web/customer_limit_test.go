package web

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"docket/internal/closeout"
)

func TestWhoComesTooOftenWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newSite(t)
		for range linkBurst {
			s.get(page).shows(t, http.StatusOK)
		}
		a := s.get(page)
		a.shows(t, http.StatusTooManyRequests, "One moment, please.", "in 1 second")
		if a.Header.Get("Retry-After") != "1" {
			t.Errorf("Retry-After is %q", a.Header.Get("Retry-After"))
		}
		<-time.After(time.Second)
		s.get(page).shows(t, http.StatusOK)
	})
}

func TestOneAddressCannotTryManyLinks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newSite(t)
		try := func(n int, from string) int {
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, closeout.Link{byte(n), 1}.Path(), nil)
			r.RemoteAddr = from
			return s.do(r).StatusCode
		}
		for n := range addressBurst {
			if got := try(n, "[2001:db8::1]:1000"); got != http.StatusNotFound {
				t.Fatalf("try %d is answered %d", n, got)
			}
		}
		if got := try(200, "[2001:db8::2:3]:9"); got != http.StatusTooManyRequests {
			t.Errorf("a neighbour of the same subscriber is answered %d", got)
		}
		if got := try(201, "[2001:db8:1::1]:1000"); got != http.StatusNotFound {
			t.Errorf("somebody else is answered %d", got)
		}
	})
}

func TestTheAddressIsBelievedAsFarAsProxiesAreTrusted(t *testing.T) {
	s := newSite(t)
	for _, tt := range []struct {
		name, peer string
		forwarded  []string
		want       string
	}{
		{"without a proxy it is the peer's", "203.0.113.9:1", nil, "203.0.113.9"},
		{"who is no proxy is not believed", "203.0.113.9:1", []string{"192.0.2.1"}, "203.0.113.9"},
		{"a proxy's word counts", "10.0.0.1:1", []string{"192.0.2.1"}, "192.0.2.1"},
		{"only the last is the proxy's own word", "10.0.0.1:1", []string{"1.1.1.1, 192.0.2.1"}, "192.0.2.1"},
		{"through several proxies", "10.0.0.1:1", []string{"192.0.2.1, 10.0.0.7", "10.0.0.8"}, "192.0.2.1"},
		{"nonsense leaves the proxy", "10.0.0.1:1", []string{"somebody"}, "10.0.0.1"},
		{"IPv4 in IPv6 is IPv4", "[::ffff:203.0.113.9]:1", nil, "203.0.113.9"},
		{"no address is none", "pipe", nil, "invalid IP"},
	} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, page, nil)
		r.RemoteAddr, r.Header["X-Forwarded-For"] = tt.peer, tt.forwarded
		if got := proxies(s.pages.Proxies).client(r).String(); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestAnAddressIsKeptAsAKeyedHash(t *testing.T) {
	one, two := newSite(t), newSite(t, func(c *CustomerConfig) { c.Secret = "xoxb-other" })
	a := netip.MustParseAddr("203.0.113.9")
	if string(one.pages.keys.hash(a)) == string(two.pages.keys.hash(a)) {
		t.Error("the hash does not depend on the secret")
	}
	if again := newSite(t); string(one.pages.keys.hash(a)) != string(again.pages.keys.hash(a)) {
		t.Error("after a restart the same address has another hash")
	}
}

func TestASlowClientIsCutOff(t *testing.T) {
	s := newSite(t, func(c *CustomerConfig) {
		c.Wall = func() time.Time { return time.Now().Add(100*time.Millisecond - readWithin) } // so that little is left
	})
	server := httptest.NewServer(s)
	defer server.Close()
	connection, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	if err := connection.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(connection, "POST %s/remarks HTTP/1.1\r\nHost: docket\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nsaid_1=I+am+still+", page)
	if _, err := io.ReadAll(connection); err != nil {
		t.Errorf("the connection of a client that does not go on is not closed: %v", err)
	}
	if slices.Contains(s.calls(), "RemarkByLink") {
		t.Error("half a form was taken")
	}
}
