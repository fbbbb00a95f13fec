package view

// The buttons of the gate before an invoice. The value of each is written beside it.
const (
	InvoiceCheck   ActionID = "invoice.check"   // an order's ID: open a check of its invoice
	InvoiceOpen    ActionID = "invoice.open"    // a check's ID, as those below; Ref reads it
	InvoiceCount   ActionID = "invoice.count"   // page views
	InvoicePrice   ActionID = "invoice.price"   // as ordered
	InvoiceRelease ActionID = "invoice.release" // for good
	InvoiceHold    ActionID = "invoice.hold"
	InvoiceResume  ActionID = "invoice.resume"
	InvoiceDrop    ActionID = "invoice.drop"
	InvoiceHistory ActionID = "invoice.history"
	InvoiceContact ActionID = "invoice.contact" // what ReadSeenInvoice reads: verify the contact
	InvoiceAddress ActionID = "invoice.address" // what ReadSeenInvoice reads: verify the address
)

// The callbacks of the forms of invoices.
const (
	InvoiceFormID      = "invoice_form"
	InvoiceCountFormID = "invoice_count_form"
	InvoiceHoldFormID  = "invoice_hold_form"
)
