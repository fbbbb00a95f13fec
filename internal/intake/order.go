package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Order is a purchase order as a file or another system tells of it: in names and
// numbers as they were written, with nothing looked up yet. It is the one way in for
// all of them.
type Order struct {
	Reference string      `json:"reference"` // by which the other side knows the order; the same reference is the same order
	Customer  string      `json:"customer"`  // the whole name
	Title     string      `json:"title"`     // of the project
	Type      string      `json:"type,omitempty"`
	Committee string      `json:"committee,omitempty"` // its name; may be left out when there is one
	Currency  string      `json:"currency,omitempty"`
	Territory string      `json:"territory,omitempty"` // code; "" for the customer's
	Invoice   Invoice     `json:"invoice,omitzero"`    // what is left out is as on file
	SOW       Statement   `json:"sow,omitzero"`
	Note      string      `json:"note,omitempty"`
	Seller    string      `json:"seller,omitempty"` // Slack user ID or e-mail address
	Lines     []OrderLine `json:"lines"`
	History   History     `json:"-"` // only a file tells of it
	unread    []Problem   // what could not be read of it
}

// Invoice is who gets the invoice, and where.
type Invoice struct {
	Contact string `json:"contact,omitempty"`
	Email   string `json:"email,omitempty"`
	Address string `json:"address,omitempty"`
}

// Statement is the statement of work that an order stands on beside the catalogue.
type Statement struct {
	Reference string `json:"reference,omitempty"`
	By        string `json:"by,omitempty"` // Slack user ID or e-mail address of who wrote it
	Title     string `json:"title,omitempty"`
	Link      string `json:"link,omitempty"`
}

// OrderLine is one thing sold. Amounts, percentages and quantities are decimals as
// people write them; what is left out follows from the rest and from the catalogue.
type OrderLine struct {
	SKU         string      `json:"sku,omitempty"`
	Name        string      `json:"name,omitempty"`
	Description string      `json:"description,omitempty"`
	Kind        string      `json:"kind,omitempty"`
	Unit        string      `json:"unit,omitempty"`
	Quantity    string      `json:"quantity,omitempty"`
	List        string      `json:"list,omitempty"`     // of one
	Discount    string      `json:"discount,omitempty"` // in per cent
	Sold        string      `json:"sold,omitempty"`     // of the whole line
	Included    bool        `json:"included,omitempty"`
	Starter     bool        `json:"-"`                    // of the starter pack, in history
	ConsumeBy   string      `json:"consume_by,omitempty"` // 2026-11-30
	Volume      int64       `json:"volume,omitempty"`
	Thresholds  []Threshold `json:"thresholds,omitempty"`
	Row         int         `json:"-"` // of the file, from 1
}

// Threshold is what each thousand page views beyond a volume cost.
type Threshold struct {
	Above int64  `json:"above"`
	Per   string `json:"per"`
}

// History is what a file tells of an order that was settled before docket knew of
// it; the zero History is none.
type History struct {
	ReceivedOn   string // when it came back signed
	ServiceUntil string // the last day of the service it brought
}

// Past reports whether the order was settled before docket knew of it.
func (o Order) Past() bool { return o.History.ReceivedOn != "" }

// Key is the key of the act of taking the order in. It is made of all that the order
// says, so that another content under the same reference is another act.
func (o Order) Key() string {
	said, _ := json.Marshal([]any{o, o.History}) // texts, numbers and truths always can be
	sum := sha256.Sum256(said)
	return "intake:order:" + hex.EncodeToString(sum[:16])
}
