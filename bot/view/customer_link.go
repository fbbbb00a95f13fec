package view

import "docket/internal/closeout"

// CustomerLink is the address of a customer's page below the public address, ""
// where docket has none.
func CustomerLink(publicURL string, l closeout.Link) string {
	if publicURL == "" {
		return ""
	}
	return publicURL + l.Path()
}
