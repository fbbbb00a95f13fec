package view

import "docket/internal/order"

// OrderChanged tells that an order was changed, and whose approval no longer counts.
func OrderChanged(r Reader, _ order.Card, n order.NewsArgs) Message {
	said := r.P.T("Changed by %s. The approval begins anew.", r.person(n.By))
	if len(n.Voided) > 0 {
		voided := make([]string, len(n.Voided))
		for i, u := range n.Voided {
			voided[i] = r.person(u)
		}
		said += " " + r.P.T("What %s approved no longer counts.", r.P.List(voided))
	}
	return sentence(said)
}

// OrderWithdrawn tells that an order was withdrawn, and why.
func OrderWithdrawn(r Reader, _ order.Card, n order.NewsArgs) Message {
	return sentence("✖ " + r.P.T("Withdrawn by %s.", r.person(n.By)) + "\n" + quote(n.Reason, 1500))
}
