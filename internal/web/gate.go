package web

import (
	"net/http"
	"net/netip"
	"time"
)

// Gate bounds how often one address may come, for doors that are not pages.
type Gate struct {
	proxies   proxies
	addresses *limiter
}

// NewGate grants each address so many requests a second, and so many at once. Of the
// proxies X-Forwarded-For is believed.
func NewGate(trusted []netip.Prefix, perSecond, atOnce int) *Gate {
	return &Gate{proxies: trusted, addresses: newLimiter(perSecond, atOnce)}
}

// Wait grants the request and returns 0, or returns how long its address has to wait.
func (g *Gate) Wait(r *http.Request) time.Duration {
	return g.addresses.wait(neighbourhood(g.proxies.client(r)))
}
