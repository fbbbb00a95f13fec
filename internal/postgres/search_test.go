package postgres_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/project"
	"docket/internal/request"
	"docket/internal/search"
)

// finds are the things somebody finds, "issue 7", best first.
func (h *house) finds(who directory.UserID, text string) []string {
	h.Helper()
	found := must(search.NewDesk(h.store, h.store, h.now).Find(h.Context(), who, text, 10))(h)
	var all []string
	for _, g := range found.Groups {
		for _, hit := range g.Hits {
			all = append(all, fmt.Sprint(hit.Kind, " ", hit.ID))
		}
	}
	return all
}

func (h *house) wants(who directory.UserID, text string, want ...string) {
	h.Helper()
	if diff := cmp.Diff(want, h.finds(who, text), cmpopts.EquateEmpty()); diff != "" {
		h.Errorf("%q finds other things for %s (-want +got):\n%s", text, who, diff)
	}
}

// says logs an issue of a project with a description.
func (h *house) says(p project.ID, text string) string {
	h.Helper()
	i := must(h.issues.Log(h.Context(), h.by(consultant), issue.Draft{Project: p, Kind: "resource_unavailable", Description: text}))(h)
	return fmt.Sprint("issue ", i.ID)
}

func TestThingsAreFoundByTheirWords(t *testing.T) {
	h := newHouse(t)
	acme, portal, archive := fmt.Sprint("customer ", h.customer.ID), fmt.Sprint("project ", h.ps.ID), fmt.Sprint("project ", h.bs.ID)
	first := h.says(h.ps.ID, "La facture d’été n’est pas prête")
	second := h.says(h.bs.ID, "Die Straße zum Archiv ist gesperrt; Łódź fehlt")
	chinese := h.says(h.bs.ID, "合同管理系统上线延迟")
	o := must(h.store.PlaceOrder(t.Context(), h.by(seller), order.Placing{Content: h.content()}, place))(h)
	sold := fmt.Sprint("order ", o.ID)
	asked := fmt.Sprint("request ", must(h.asks(consultant, "C1:1.2", func(r *request.Request) { r.Title, r.Body = "Export of invoices", "Toutes les factures" }))(t).ID)
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"acme", []string{acme, archive, portal, asked, sold, chinese, second, first}},
		{"Portal", []string{portal, sold, first}},
		{"facture", []string{asked, first}},
		{"FACT", []string{asked, first}},
		{"ete", []string{first}},
		{"Été", []string{first}},
		{"strasse", []string{second}},
		{"lodz archive", []string{second}},
		{"archive", []string{archive, asked, chinese, second}},
		{"合同", []string{chinese}},
		{"系", []string{chinese}},
		{"迟", []string{chinese}},
		{"管理系统", []string{chinese}},
		{"同合", nil},
		{"acme facture", []string{asked, first}},
		{"audit", []string{sold}},
		{"nothing of the kind", nil},
		{o.ID.Number(), []string{sold}},
		{strings.ToLower(o.ID.Number()), []string{sold}},
		{fmt.Sprint(int64(o.ID)), []string{sold}},
		{"r-101", []string{asked}},
		{"R 101 facture", []string{asked}},
		{"“facture” & | ! ( ) : * \\ ' <-> 😀", []string{asked, first}},
	} {
		h.wants(boss, tt.text, tt.want...)
	}
	for _, text := range []string{"", "  ", "&|!():*'\\", "😀", "\x00\xff", "~", strings.Repeat("facture ", 400), strings.Repeat("界", 3000)} {
		h.finds(boss, text)
	}
}

func TestWhatIsOpenAndNewComesFirst(t *testing.T) {
	h := newHouse(t)
	old, closed, fresh := h.says(h.ps.ID, "Printer broken"), h.says(h.ps.ID, "Printer jammed"), h.says(h.ps.ID, "Printer lost")
	h.sql.MustExec(`UPDATE issue SET state = 'closed', resolved_at = now(), closed_at = now(), owner = 'U1', due = now(), decision_id = (
		SELECT min(id) FROM decision) WHERE id = $1`, strings.TrimPrefix(closed, "issue "))
	h.wants(boss, "printer", fresh, old, closed)
}

func TestACustomersNewNameIsFoundEverywhere(t *testing.T) {
	h := newHouse(t)
	said := h.says(h.ps.ID, "It hinders us.")
	h.wants(boss, "hinders acme", said)
	must(h.store.ChangeCustomer(t.Context(), h.by(seller), h.customer.ID, func(c customer.Customer) (customer.Customer, error) {
		c.Name = "Zenith Works"
		return c, nil
	}))(t)
	h.wants(boss, "acme")
	h.wants(boss, "hinders zenith", said)
	h.wants(boss, "zenith portal", fmt.Sprint("project ", h.ps.ID), said)
}
