package seed

import (
	"context"
	"fmt"

	"docket/internal/customer"
)

// languages are those customers are written to in, by their territory; English
// for the others.
var languages = map[string]string{"FR": "fr"}

// guest is an invented person at a customer.
type guest struct {
	name, email string
	roles       []customer.ContactRole
	locale      string // "" is the customer's
}

var guests = map[string][]guest{
	"Acme Foods": {
		{"Ana Ruiz", "ana.ruiz@acme-foods.example", []customer.ContactRole{customer.SPoC}, "en"},
		{"Benoît Carpentier", "benoit.carpentier@acme-foods.example", []customer.ContactRole{customer.KeyUser}, ""},
		{"Geneviève Roux", "genevieve.roux@acme-foods.example", []customer.ContactRole{customer.Sponsor, customer.Steering}, ""},
	},
	"Borealis Energy": {
		{"Étienne Marchal", "etienne.marchal@borealis.example", []customer.ContactRole{customer.SPoC, customer.KeyUser}, ""},
		{"Solène Vidal", "solene.vidal@borealis.example", []customer.ContactRole{customer.Steering, customer.Sponsor}, ""},
	},
	"Cascade Paper": {
		{"Katrin Vogel", "katrin.vogel@cascade-paper.example", []customer.ContactRole{customer.SPoC}, ""},
		{"Dieter Lang", "dieter.lang@cascade-paper.example", []customer.ContactRole{customer.Sponsor}, ""},
	},
	"Delta Clinics": {
		{"Margaux Petit", "margaux.petit@delta-clinics.example", []customer.ContactRole{customer.SPoC}, ""},
		{"Dr Karim Haddad", "karim.haddad@delta-clinics.example", []customer.ContactRole{customer.KeyUser, customer.Steering}, ""},
	},
	"Epsilon Rail": {
		{"Harriet Cole", "harriet.cole@epsilon-rail.example", []customer.ContactRole{customer.SPoC}, ""},
		{"Owen Price", "owen.price@epsilon-rail.example", []customer.ContactRole{customer.KeyUser}, ""},
	},
	"Fulmar Insurance": {
		{"Camille Aubert", "camille.aubert@fulmar.example", []customer.ContactRole{customer.SPoC, customer.KeyUser}, ""},
		{"Thierry Lacombe", "thierry.lacombe@fulmar.example", []customer.ContactRole{customer.Sponsor}, ""},
	},
	"Gamma Logistics": {
		{"Jens Albrecht", "jens.albrecht@gamma-logistics.example", []customer.ContactRole{customer.KeyUser}, ""},
		{"Ulrike Sommer", "ulrike.sommer@gamma-logistics.example", []customer.ContactRole{customer.Steering}, ""},
	},
	"Huaxing Motors": {
		{"Chen Yu", "chen.yu@huaxing.example", []customer.ContactRole{customer.SPoC}, ""},
		{"Zhao Min", "zhao.min@huaxing.example", []customer.ContactRole{customer.Sponsor, customer.Steering}, ""},
	},
	"Indigo Textiles": {
		{"Guo Lan", "guo.lan@indigo-textiles.example", []customer.ContactRole{customer.SPoC}, ""},
		{"Tang Bo", "", []customer.ContactRole{customer.KeyUser}, ""},
	},
	"Jade Port Authority": {
		{"Captain Xu Feng", "xu.feng@jade-port.example", []customer.ContactRole{customer.Sponsor}, ""},
		{"Deng Ling", "deng.ling@jade-port.example", []customer.ContactRole{customer.SPoC, customer.KeyUser}, ""},
	},
}

// introduce makes a customer's people known.
func (r *replay) introduce(ctx context.Context, to customer.Customer) error {
	for _, g := range guests[to.Name] {
		_, err := r.Customers.AddContact(ctx, act(ines, "contact:%s:%s", to.Name, g.name), customer.Contact{
			Customer: to.ID, Name: g.name, Email: g.email, Roles: g.roles, Locale: g.locale,
		})
		if err != nil {
			return fmt.Errorf("introduce %s: %w", g.name, err)
		}
	}
	return nil
}
