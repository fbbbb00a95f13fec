package customer

import (
	"strings"
	"testing"

	"docket/internal/fault"
)

func TestWhatAContactNeeds(t *testing.T) {
	sound := Contact{Customer: 1, Name: "Ana Ruiz", Email: "ana@acme.example", Roles: []ContactRole{SPoC, Sponsor}, Locale: "fr"}
	for _, tt := range []struct {
		name  string
		spoil func(*Contact)
		field string
	}{
		{"a sound contact", func(*Contact) {}, ""},
		{"no address", func(c *Contact) { c.Email = "" }, ""},
		{"no role and no language", func(c *Contact) { c.Roles, c.Locale = nil, "" }, ""},
		{"no customer", func(c *Contact) { c.Customer = 0 }, "customer"},
		{"no name", func(c *Contact) { c.Name = " " }, "name"},
		{"a name that is too long", func(c *Contact) { c.Name = strings.Repeat("é", NameLimit+1) }, "name"},
		{"a role there is none of", func(c *Contact) { c.Roles = []ContactRole{"king"} }, "roles"},
		{"a language nobody writes", func(c *Contact) { c.Locale = "tlh" }, "language"},
		{"an address with a name", func(c *Contact) { c.Email = "Ana <ana@acme.example>" }, "email"},
		{"an address that starts a header", func(c *Contact) { c.Email = "ana@acme.example\r\nBcc: eve@evil.example" }, "email"},
		{"two addresses", func(c *Contact) { c.Email = "ana@acme.example, eve@evil.example" }, "email"},
		{"an address without a host", func(c *Contact) { c.Email = "ana" }, "email"},
		{"an address old servers do not take", func(c *Contact) { c.Email = "ána@acme.example" }, "email"},
		{"a quoted address", func(c *Contact) { c.Email = `"ana ruiz"@acme.example` }, "email"},
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
