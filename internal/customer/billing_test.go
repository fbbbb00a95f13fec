package customer

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/fault"
)

func TestWhatAnInvoiceIsSentBy(t *testing.T) {
	sound := Billing{Contact: "Ana Ruiz", Email: "ana@acme.example", Address: "Acme\n1 Main Street\nLyon"}
	for _, tt := range []struct {
		name  string
		spoil func(*Billing)
		field string
	}{
		{"contact, e-mail and address", func(*Billing) {}, ""},
		{"nothing yet", func(b *Billing) { *b = Billing{} }, ""},
		{"a contact without e-mail", func(b *Billing) { b.Email = "" }, ""},
		{"an e-mail of nobody", func(b *Billing) { b.Contact = "" }, "contact"},
		{"an e-mail that is none", func(b *Billing) { b.Email = "ana" }, "email"},
		{"a name that is too long", func(b *Billing) { b.Contact = strings.Repeat("é", NameLimit+1) }, "contact"},
		{"an address as long as may be", func(b *Billing) { b.Address = strings.Repeat("é", AddressLimit) }, ""},
		{"a longer one", func(b *Billing) { b.Address = strings.Repeat("é", AddressLimit+1) }, "address"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := sound
			tt.spoil(&b)
			err := b.Check()
			if f, ok := fault.As(err); ok != (tt.field != "") || ok && f.Field != tt.field {
				t.Errorf("the check says %v, want a fault at %q", err, tt.field)
			}
		})
	}
}

func TestAnotherTextHasToBeVerifiedAgain(t *testing.T) {
	by := Verification{By: "UFIN", At: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	known := Billing{Contact: "Ana Ruiz", Email: "ana@acme.example", Address: "1 Main Street", ContactVerified: by, AddressVerified: by}
	for name, tt := range map[string]struct {
		write            func(*Billing)
		contact, address bool
	}{
		"the same":                        {func(*Billing) {}, true, true},
		"the same with blanks around it":  {func(b *Billing) { b.Contact, b.Address = " Ana  Ruiz ", "\n1 Main  Street\n\n" }, true, true},
		"another name":                    {func(b *Billing) { b.Contact = "Bo Lind" }, false, true},
		"another e-mail":                  {func(b *Billing) { b.Email = "bo@acme.example" }, false, true},
		"another address":                 {func(b *Billing) { b.Address = "2 Main Street" }, true, false},
		"nothing":                         {func(b *Billing) { *b = Billing{} }, false, false},
		"a verification nobody gave here": {func(b *Billing) { b.Address, b.AddressVerified = "3 Main Street", by }, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			b := known
			tt.write(&b)
			if b = b.After(known); b.ContactVerified.Done() != tt.contact || b.AddressVerified.Done() != tt.address {
				t.Errorf("it is kept as %+v", b)
			}
		})
	}
}

func TestWhatIsNotThereIsNotVerified(t *testing.T) {
	by := Verification{By: "UFIN", At: time.Unix(0, 0)}
	for part, missing := range map[Part]Billing{BillingContact: {Address: "1 Main Street"}, BillingAddress: {Contact: "Ana"}} {
		if _, err := missing.Verify(part, by); fault.KindOf(err) != fault.Conflict {
			t.Errorf("%s: %v", part, err)
		}
	}
	b, err := Billing{Contact: "Ana"}.Verify(BillingContact, by)
	if err != nil || b.ContactVerified != by || b.AddressVerified.Done() {
		t.Fatalf("%+v, %v", b, err)
	}
	if _, err := b.Verify(BillingContact, by); fault.KindOf(err) != fault.Conflict {
		t.Errorf("twice: %v", err)
	}
}

func TestNoVerificationOutlivesItsText(t *testing.T) {
	text := rapid.SampledFrom([]string{"", "a", " a ", "b", "a\nb", "a\n\n b"})
	rapid.Check(t, func(t *rapid.T) {
		var b Billing
		made := map[Part]string{}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			part := rapid.SampledFrom([]Part{BillingContact, BillingAddress}).Draw(t, "part")
			if rapid.Bool().Draw(t, "verify") {
				if next, err := b.Verify(part, Verification{By: "UFIN"}); err == nil {
					b = next
					made[part] = map[Part]string{BillingContact: b.Contact + b.Email, BillingAddress: b.Address}[part]
				}
				continue
			}
			b = Billing{Contact: text.Draw(t, "contact"), Email: text.Draw(t, "email"), Address: text.Draw(t, "address")}.After(b)
		}
		if b.ContactVerified.Done() && made[BillingContact] != b.Contact+b.Email || b.AddressVerified.Done() && made[BillingAddress] != b.Address {
			t.Fatalf("%+v is verified, %v was", b, made)
		}
	})
}
