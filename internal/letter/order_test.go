package letter

import (
	"strings"
	"testing"

	"docket/internal/locale"
)

func TestAnOrderGoesToTheCustomerWithItsPaper(t *testing.T) {
	o := Order{To: "Jeanne\nPetit", Number: "PO-1042", Project: "ERP\n\nroll-out", Total: "48,200.00 EUR", From: "Inès Delmas", Paper: []byte("%PDF-1.4")}
	for _, c := range []struct {
		in      *locale.Printer
		subject string
		says    []string
	}{
		{locale.English(), "Purchase order PO-1042: please sign and return it",
			[]string{"Dear Jeanne Petit,\n\n", "the purchase order PO-1042 for “ERP roll-out”: 48,200.00 EUR in total.", "send it back in an answer", "Kind regards,\nInès Delmas\n"}},
		{locale.French(), "Bon de commande PO-1042 : merci de le signer et de le renvoyer",
			[]string{"Bonjour Jeanne Petit,\n\n", "le bon de commande PO-1042 pour « ERP roll-out », d’un montant de 48,200.00 EUR.", "Inès Delmas\n"}},
	} {
		l := PurchaseOrder(c.in, o)
		if spaced(l.Subject) != c.subject || l.To != "Jeanne Petit" {
			t.Errorf("to %q: %q", l.To, l.Subject)
		}
		for _, want := range c.says {
			if !strings.Contains(spaced(l.Text), want) {
				t.Errorf("the letter does not say %q:\n%s", want, l.Text)
			}
		}
		if a := l.Attachment; a == nil || a.Name != "PO-1042.pdf" || a.Type != "application/pdf" || string(a.Content) != "%PDF-1.4" {
			t.Errorf("it brings %+v", a)
		}
	}
	o.To = ""
	if l := PurchaseOrder(locale.English(), o); !strings.HasPrefix(l.Text, "Good day,\n\n") {
		t.Errorf("to nobody by name: %s", l.Text)
	}
}

// spaced is a text whose spaces are all alike.
func spaced(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)
}
