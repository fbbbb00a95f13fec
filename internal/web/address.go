package web

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// proxies are the networks of those in front of docket whose word counts.
type proxies []netip.Prefix

// client is the address a request came from. X-Forwarded-For is believed as far
// as it was written by proxies that are trusted: from its end, up to the first
// address that is none of theirs.
func (p proxies) client(r *http.Request) netip.Addr {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	last := peer.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		if !p.trusts(last) {
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

func (p proxies) trusts(a netip.Addr) bool {
	return slices.ContainsFunc(p, func(network netip.Prefix) bool { return network.Contains(a) })
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
