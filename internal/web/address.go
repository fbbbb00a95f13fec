package web

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// client is the address a request came from. X-Forwarded-For is believed as far
// as it was written by proxies that are trusted: from its end, up to the first
// address that is none of theirs.
func (c *Customers) client(r *http.Request) netip.Addr {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	last := peer.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		if !c.trusts(last) {
			break
		}
		addr, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break
		}
		last = addr.Unmap().WithZone("")
	}
	return last
}

func (c *Customers) trusts(a netip.Addr) bool {
	return slices.ContainsFunc(c.Proxies, func(p netip.Prefix) bool { return p.Contains(a) })
}

// subscriber is how much of an IPv6 address one subscriber is given, in bits.
const subscriber = 64

// neighbourhood is what a limit counts as one address.
func neighbourhood(a netip.Addr) netip.Addr {
	if !a.Is6() {
		return a
	}
	whole, _ := a.Prefix(subscriber) // 64 bits always fit
	return whole.Addr()
}
