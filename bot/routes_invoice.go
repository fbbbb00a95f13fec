package bot

import (
	"docket/bot/view"
	"docket/internal/customer"
	"docket/internal/outbox"
)

// invoiceRoutes are the gate before invoices.
func (b *Bot) invoiceRoutes() routes {
	invoices := b.aboutInvoices()
	return routes{
		commands: map[string]command{
			"/invoice": {do: b.invoice, description: "Invoices to be checked before they go out", usage: "[PO-number or customer]"},
		},
		actions: map[view.ActionID]handler{
			view.InvoiceCheck:   b.checkInvoice,
			view.InvoiceOpen:    b.openInvoice,
			view.InvoiceCount:   b.invoiceForm(view.CountViews),
			view.InvoiceHold:    b.invoiceForm(view.HoldInvoice),
			view.InvoicePrice:   b.invoiceStep(b.Desks.Invoices.ConfirmPrice),
			view.InvoiceRelease: b.invoiceStep(b.Desks.Invoices.Release),
			view.InvoiceResume:  b.invoiceStep(b.Desks.Invoices.Resume),
			view.InvoiceDrop:    b.invoiceStep(b.Desks.Invoices.Drop),
			view.InvoiceContact: b.verifyInvoiced(customer.BillingContact),
			view.InvoiceAddress: b.verifyInvoiced(customer.BillingAddress),
			view.InvoiceHistory: invoices.history,
		},
		submissions: map[string]handler{
			view.InvoiceFormID:      b.saveCheck,
			view.InvoiceCountFormID: b.saveCount,
			view.InvoiceHoldFormID:  b.saveHold,
		},
		notes: map[outbox.Topic]drawing{
			"invoice.card": invoices.shows(view.InvoiceCard),
			"invoice.held": tells(invoices, view.InvoiceHeld),
		},
	}
}
