package customer

import (
	"time"

	"docket/internal/directory"
)

// Billing is how a customer is invoiced. Contact and address are verified each for
// itself, as they stand: another text is unverified.
type Billing struct {
	Contact         string       `json:"contact"` // a name
	Email           string       `json:"email"`
	Address         string       `json:"address"` // several lines
	ContactVerified Verification `json:"contact_verified,omitzero"`
	AddressVerified Verification `json:"address_verified,omitzero"`
}

// Verification is that somebody made sure of something.
type Verification struct {
	By directory.UserID `json:"by"`
	At time.Time        `json:"at"`
}

// Done reports whether somebody did.
func (v Verification) Done() bool { return v.By != "" }

// Verified reports whether both contact and address are.
func (b Billing) Verified() bool { return b.ContactVerified.Done() && b.AddressVerified.Done() }
