package letter

import (
	"docket/internal/locale"
)

// Order is what the letter with a purchase order tells the invoice contact.
type Order struct {
	To      string // the contact's name, "" when it is not known
	Number  string // "PO-1042"
	Project string
	Total   string // with its currency, as the customer's language writes it
	From    string // the name of whoever sends it
	Paper   []byte // the order as PDF
}

// PurchaseOrder sends the customer an order, to be signed and sent back.
func PurchaseOrder(p *locale.Printer, o Order) Letter {
	l := written(p, o.To, o.From, p.T("Purchase order %s: please sign and return it", o.Number),
		p.T("Attached is the purchase order %s for “%s”: %s in total.", o.Number, line(o.Project), o.Total),
		p.T("Please sign it and send it back in an answer to this message. We begin as soon as it is here."))
	l.Attachment = &Attachment{Name: o.Number + ".pdf", Type: "application/pdf", Content: o.Paper}
	return l
}
