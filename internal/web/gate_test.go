package web_test

import (
	"net/http/httptest"
	"testing"

	"docket/internal/web"
)

func TestADoorGrantsEachAddressItsShare(t *testing.T) {
	g := web.NewGate(nil, 1, 3)
	r := httptest.NewRequest("POST", "/webhook/orders", nil)
	for range 3 {
		if wait := g.Wait(r); wait != 0 {
			t.Fatalf("has to wait %v", wait)
		}
	}
	if g.Wait(r) == 0 {
		t.Error("a fourth one at once does not have to wait")
	}
	r.RemoteAddr = "203.0.113.9:1"
	if wait := g.Wait(r); wait != 0 {
		t.Errorf("another address has to wait %v", wait)
	}
}
