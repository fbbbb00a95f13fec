package customer

import (
	"strings"
	"testing"

	"docket/internal/calendar"
	"docket/internal/fault"
)

func TestWhatACustomerNeeds(t *testing.T) {
	day := func(s string) calendar.Date {
		d, err := calendar.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	sound := Customer{Name: "Acme", Class: A, Service: Period{From: day("2026-01-01"), Until: day("2026-12-31")}}
	for _, tt := range []struct {
		name  string
		spoil func(*Customer)
		field string
	}{
		{"a sound customer", func(*Customer) {}, ""},
		{"no service period", func(c *Customer) { c.Service = Period{} }, ""},
		{"a period without an end", func(c *Customer) { c.Service.Until = calendar.Date{} }, ""},
		{"no name", func(c *Customer) { c.Name = " " }, "name"},
		{"a name as long as may be", func(c *Customer) { c.Name = strings.Repeat("é", NameLimit) }, ""},
		{"a longer one", func(c *Customer) { c.Name = strings.Repeat("é", NameLimit+1) }, "name"},
		{"a class there is none of", func(c *Customer) { c.Class = "D" }, "class"},
		{"a channel shared with it", func(c *Customer) { c.Channel = "C012ABCDEF" }, ""},
		{"a private one", func(c *Customer) { c.Channel = "G012ABCDEF" }, ""},
		{"somebody's direct messages in its place", func(c *Customer) { c.Channel = "D012ABCDEF" }, "channel"},
		{"the name of a channel in its place", func(c *Customer) { c.Channel = "#acme" }, "channel"},
		{"a period that ends before it begins", func(c *Customer) { c.Service.Until = day("2025-12-31") }, "service_until"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := sound
			tt.spoil(&c)
			err := c.Check()
			if f, ok := fault.As(err); ok != (tt.field != "") || ok && f.Field != tt.field {
				t.Errorf("the check says %v, want a fault at %q", err, tt.field)
			}
		})
	}
}
