package order

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/money"
)

// stocked is a sale with every kind of thing on the shelf.
func stocked() *sale {
	s := newSale()
	add := func(sku catalogue.SKU) { s.shelf.SKUs[sku.Code] = sku }
	add(catalogue.SKU{Code: "MS", Names: catalogue.Text{"en": "Watch"}, Kind: catalogue.ManagedService, Unit: catalogue.Month, OnSite: true,
		Prices: catalogue.Prices{"EUR": 90000}})
	add(catalogue.SKU{Code: "ONSITE", Names: catalogue.Text{"en": "On site"}, Kind: catalogue.Support, Unit: catalogue.Day, OnSite: true,
		Prices: catalogue.Prices{"EUR": 145000}})
	add(catalogue.SKU{Code: "VIEWS", Names: catalogue.Text{"en": "Views"}, Kind: catalogue.PageViews, Unit: catalogue.Month, Volume: 100_000,
		Prices: catalogue.Prices{"EUR": 32000}, Thresholds: []catalogue.Threshold{{Above: 100_000, Per: catalogue.Prices{"EUR": 280}}}})
	add(catalogue.SKU{Code: "LIC", Names: catalogue.Text{"en": "Licence", "fr": "La licence"}, Descriptions: catalogue.Text{"en": "For a user."},
		Kind: catalogue.Licence, Unit: catalogue.User, Prices: catalogue.Prices{"EUR": 42000, "USD": 46000}})
	add(catalogue.SKU{Code: "OLD", Names: catalogue.Text{"en": "Old"}, Kind: catalogue.Licence, Unit: catalogue.User, Prices: catalogue.Prices{"EUR": 100},
		Until: calendar.DateOf(s.now, parisian).Add(-1)})
	return s
}

// of is a line of a SKU on the shelf, in the order's currency.
func (s *sale) of(code catalogue.Code) Line {
	l := Line{Quantity: money.One}.Of(s.shelf.SKUs[code], "EUR", "en")
	if l.Kind.Dated() {
		l.ConsumeBy = calendar.DateOf(s.now, parisian).Add(100)
	}
	return l
}

var sow = SOW{Reference: "SOW-77", By: pablo}

// judged are the reasons of a verdict, with their lines.
type judged struct {
	Reason Reason
	Line   int
}

func reasons(v Verdict) []judged {
	var all []judged
	for _, f := range v {
		all = append(all, judged{f.Reason, f.Line})
	}
	return all
}

func TestWhatIsWrongWithAnOrder(t *testing.T) {
	tests := map[string]struct {
		alter func(*sale, *Content)
		want  []judged
	}{
		"an order as the catalogue has it is fine":                   {func(*sale, *Content) {}, nil},
		"a customer is missing":                                      {func(_ *sale, c *Content) { c.Customer = 0 }, []judged{{NoCustomer, 0}}},
		"a title of blanks is none":                                  {func(_ *sale, c *Content) { c.Title = " \t" }, []judged{{NoTitle, 0}}},
		"nobody follows the project":                                 {func(_ *sale, c *Content) { c.Committee = 0 }, []judged{{NoCommittee, 0}}},
		"nobody delivers it":                                         {func(_ *sale, c *Content) { c.Type = "" }, []judged{{NoType, 0}}},
		"the territory is missing":                                   {func(_ *sale, c *Content) { c.Territory = "" }, []judged{{NoTerritory, 0}}},
		"the territory is a free field":                              {func(_ *sale, c *Content) { c.Territory = "Moon" }, []judged{{UnknownTerritory, 0}}},
		"nobody gets the invoice":                                    {func(_ *sale, c *Content) { c.Invoice.Contact = "" }, []judged{{NoInvoiceContact, 0}}},
		"the invoice goes nowhere":                                   {func(_ *sale, c *Content) { c.Invoice.Address = " \n" }, []judged{{NoInvoiceAddress, 0}}},
		"another invoice contact is not verified":                    {func(_ *sale, c *Content) { c.Invoice.Contact = "Somebody" }, []judged{{InvoiceUnverified, 0}}},
		"another e-mail address is not verified":                     {func(_ *sale, c *Content) { c.Invoice.Email = "x@acme.example" }, []judged{{InvoiceUnverified, 0}}},
		"what the order says of its verification counts for nothing": {func(s *sale, _ *Content) { s.filed.AddressVerified = customer.Verification{} }, []judged{{InvoiceUnverified, 0}}},
		"there are no lines":                                         {func(_ *sale, c *Content) { c.Lines = nil }, []judged{{NoLines, 0}}},
		"a statement of work without a name":                         {func(_ *sale, c *Content) { c.SOW = SOW{By: pablo} }, []judged{{SOWUnnamed, 0}}},
		"a statement of work by sales":                               {func(_ *sale, c *Content) { c.SOW = SOW{Reference: "SOW-1", By: ines} }, []judged{{SOWNotByPresales, 0}}},
		"a statement of work that nothing needs":                     {func(_ *sale, c *Content) { c.SOW = sow }, nil},
		"something outside the catalogue needs a statement of work":  {func(_ *sale, c *Content) { c.Lines[0].SKU = "GHOST" }, []judged{{NoSOW, 1}}},
		"with one it is an exception":                                {func(_ *sale, c *Content) { c.Lines[0].SKU, c.SOW = "GHOST", sow }, []judged{{OutsideCatalogue, 1}}},
		"something without a code as well":                           {func(_ *sale, c *Content) { c.Lines[0].SKU, c.SOW = "", sow }, []judged{{OutsideCatalogue, 1}}},
		"it has to be named":                                         {func(_ *sale, c *Content) { c.Lines[0].SKU, c.Lines[0].Name, c.SOW = "", " ", sow }, []judged{{NoName, 1}, {OutsideCatalogue, 1}}},
		"it has to be of a kind":                                     {func(_ *sale, c *Content) { c.Lines[0].SKU, c.Lines[0].Kind, c.SOW = "", "toy", sow }, []judged{{NoKind, 1}, {OutsideCatalogue, 1}}},
		"other words than the catalogue's need a statement of work":  {func(_ *sale, c *Content) { c.Lines[0].Description = "And more" }, []judged{{NoSOW, 1}}},
		"with one they are an exception":                             {func(_ *sale, c *Content) { c.Lines[0].Description, c.SOW = "And more", sow }, []judged{{DescriptionChanged, 1}}},
		"another name is a changed description":                      {func(_ *sale, c *Content) { c.Lines[0].Name, c.SOW = "Big audit", sow }, []judged{{DescriptionChanged, 1}}},
		"the catalogue's words in any language are its own":          {func(s *sale, c *Content) { c.Lines[0] = s.of("LIC"); c.Lines[0].Name = "La licence" }, nil},
		"a managed service is an exception, once, also on site":      {func(s *sale, c *Content) { c.Lines[0] = s.of("MS") }, []judged{{ManagedService, 1}}},
		"a managed service outside the catalogue is two":             {func(s *sale, c *Content) { c.Lines[0] = s.of("MS"); c.Lines[0].SKU, c.SOW = "", sow }, []judged{{OutsideCatalogue, 1}, {ManagedService, 1}}},
		"support on site is an exception":                            {func(s *sale, c *Content) { c.Lines[0] = s.of("ONSITE") }, []judged{{OnSiteSupport, 1}}},
		"what is no longer on sale":                                  {func(s *sale, c *Content) { c.Lines[0] = s.of("OLD") }, []judged{{NotOnSale, 1}}},
		"a discount at the limit is fine":                            {func(s *sale, c *Content) { *c = s.content(money.Percents(15)) }, nil},
		"a discount above it is an exception":                        {func(s *sale, c *Content) { *c = s.content(money.Percents(15) + 1) }, []judged{{DiscountTooHigh, 1}}},
		"an order that is given away passes every limit":             {func(_ *sale, c *Content) { c.Lines[0].Included = true; c.Lines[0] = c.Lines[0].Summed() }, []judged{{DiscountTooHigh, 0}}},
		"a sold price of one cent too much":                          {func(_ *sale, c *Content) { c.Lines[0].Sold++ }, []judged{{PriceDoesNotAdd, 1}}},
		"a sold price of one cent too little":                        {func(_ *sale, c *Content) { c.Lines[0].Sold-- }, []judged{{PriceDoesNotAdd, 1}}},
		"a discount of more than everything":                         {func(_ *sale, c *Content) { c.Lines[0].Discount = money.Hundred + 1 }, []judged{{PriceDoesNotAdd, 1}, {DiscountTooHigh, 1}}},
		"a negative discount is none":                                {func(_ *sale, c *Content) { c.Lines[0].Discount = -1 }, []judged{{PriceDoesNotAdd, 1}}},
		"another list price than the catalogue's":                    {func(_ *sale, c *Content) { c.Lines[0].List++; c.Lines[0] = c.Lines[0].Summed() }, []judged{{ListPriceDiffers, 1}}},
		"a currency without a list price":                            {func(_ *sale, c *Content) { c.Currency = "USD" }, []judged{{NoListPrice, 1}}},
		"no currency at all":                                         {func(_ *sale, c *Content) { c.Currency = "XXX" }, []judged{{NoCurrency, 0}}},
		"a price of zero that is not included": {func(s *sale, c *Content) {
			s.shelf.Terms.Discounts["sales_manager"] = money.Hundred
			*c = s.content(money.Hundred)
		}, []judged{{ZeroNotIncluded, 1}}},
		"something included with a price":               {func(_ *sale, c *Content) { c.Lines[0].Included = true }, []judged{{DiscountTooHigh, 0}, {IncludedNotZero, 1}}},
		"an audit without a day to be consumed by":      {func(_ *sale, c *Content) { c.Lines[0].ConsumeBy = calendar.Date{} }, []judged{{NoConsumeBy, 1}}},
		"a day that is over":                            {func(s *sale, c *Content) { c.Lines[0].ConsumeBy = calendar.DateOf(s.now, parisian).Add(-1) }, []judged{{ConsumeByPast, 1}}},
		"today is not over":                             {func(s *sale, c *Content) { c.Lines[0].ConsumeBy = calendar.DateOf(s.now, parisian) }, nil},
		"a licence needs no day":                        {func(s *sale, c *Content) { c.Lines[0] = s.of("LIC") }, nil},
		"page views with volume and threshold are fine": {func(s *sale, c *Content) { c.Lines[0] = s.of("VIEWS") }, nil},
		"page views without a volume":                   {func(s *sale, c *Content) { c.Lines[0] = s.of("VIEWS"); c.Lines[0].Volume = 0 }, []judged{{NoVolume, 1}}},
		"page views without thresholds":                 {func(s *sale, c *Content) { c.Lines[0] = s.of("VIEWS"); c.Lines[0].Thresholds = nil }, []judged{{NoThresholds, 1}}},
		"a threshold below the volume":                  {func(s *sale, c *Content) { c.Lines[0] = s.of("VIEWS"); c.Lines[0].Thresholds[0].Above-- }, []judged{{NoThresholds, 1}}},
		"two thresholds at the same place": {func(s *sale, c *Content) {
			c.Lines[0] = s.of("VIEWS")
			c.Lines[0].Thresholds = append(c.Lines[0].Thresholds, c.Lines[0].Thresholds[0])
		}, []judged{{NoThresholds, 1}}},
		"a threshold that pays the customer": {func(_ *sale, c *Content) {
			c.Lines[0], c.SOW = Line{Name: "Views", Kind: catalogue.PageViews, Quantity: money.One, List: 1, Sold: 1, Volume: 1, Thresholds: []Threshold{{Above: 1, Per: -1}}}, sow
		}, []judged{{OutsideCatalogue, 1}, {NoThresholds, 1}}},
		"a threshold beyond all money": {func(_ *sale, c *Content) {
			c.Lines[0], c.SOW = Line{Name: "Views", Kind: catalogue.PageViews, Quantity: money.One, List: 1, Sold: 1, Volume: 1, Thresholds: []Threshold{{Above: 1, Per: money.Limit + 1}}}, sow
		}, []judged{{OutsideCatalogue, 1}, {NoThresholds, 1}}},
		"nothing of something":           {func(_ *sale, c *Content) { c.Lines[0].Quantity, c.Lines[0].Sold = 0, 0 }, []judged{{NoQuantity, 1}}},
		"less than nothing of something": {func(_ *sale, c *Content) { c.Lines[0].Quantity = -money.One }, []judged{{NoQuantity, 1}}},
		"more money than there is": {func(_ *sale, c *Content) {
			c.Lines[0].Quantity = money.QuantityLimit
			c.Lines[0].List = money.Limit
			c.Lines[0].Sold = 0
		}, []judged{{ListPriceDiffers, 1}, {PriceTooLarge, 1}, {ZeroNotIncluded, 1}}},
		"the house's own lines are not judged": {func(_ *sale, c *Content) { c.Lines = append(c.Lines, Line{SKU: "GHOST", Starter: true}) }, nil},
		"but for what takes people's time": {func(_ *sale, c *Content) {
			c.Lines = append(c.Lines, Line{SKU: "MS", Starter: true}, Line{SKU: "ONSITE", Starter: true}, Line{SKU: "LIC", Starter: true})
		}, []judged{{ManagedService, 2}, {OnSiteSupport, 3}}},
		"each line is judged, and named by its place": {func(s *sale, c *Content) { c.Lines = append(c.Lines, s.of("MS"), s.of("ONSITE")) }, []judged{{ManagedService, 2}, {OnSiteSupport, 3}}},
		"a line can be wrong in several ways":         {func(_ *sale, c *Content) { c.Lines[0].Sold, c.Lines[0].ConsumeBy = 1, calendar.Date{} }, []judged{{PriceDoesNotAdd, 1}, {NoConsumeBy, 1}}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := stocked()
			c := s.content(money.Percents(10))
			test.alter(s, &c)
			if diff := cmp.Diff(test.want, reasons(c.Check(s.scene(ines)))); diff != "" {
				t.Errorf("the verdict (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAnOrderWithTooManyLinesIsTwo(t *testing.T) {
	s := stocked()
	c := s.content(0)
	for len(c.Lines) < LinesLimit {
		c.Lines = append(c.Lines, s.of("LIC"))
	}
	if v := c.Check(s.scene(ines)); len(v) != 0 {
		t.Errorf("an order with as many as there may be: %v", reasons(v))
	}
	c.Lines = append(c.Lines, s.of("LIC"))
	if diff := cmp.Diff([]judged{{TooManyLines, 0}}, reasons(c.Check(s.scene(ines)))); diff != "" {
		t.Error(diff)
	}
}

func TestTheBestOfARolesLimitsCounts(t *testing.T) {
	s := stocked()
	both := s.people[ines]
	both.Roles = append(both.Roles, "sales_lead", "consultant")
	s.people[ines] = both
	if v := s.content(money.Percents(25)).Check(s.scene(ines)); len(v) != 0 {
		t.Errorf("found %v", reasons(v))
	}
	v := s.content(money.Percents(26)).Check(s.scene(ines))
	if len(v) != 1 || v[0].Has != money.Percents(26) || v[0].Limit != money.Percents(25) {
		t.Errorf("found %+v", v)
	}
}

func TestErrorsAreSaidWhereTheyAreMended(t *testing.T) {
	s := stocked()
	c := s.content(0)
	c.Territory, c.Title, c.Lines[0].Sold = "", "", 1
	if err := c.Check(s.scene(ines)).Err(); err == nil || err.Error() != "Say what the project is called.\nChoose the territory in which the customer may use it." {
		t.Errorf("beside the fields it says %v", err)
	}
	c = s.content(0)
	c.Lines[0].Sold = 1
	if err := c.Check(s.scene(ines)).Err(); err != ErrLines {
		t.Errorf("of the lines it says %v", err)
	}
	c.Lines = nil
	if err := c.Check(s.scene(ines)).Err(); err == nil || err.Error() != "An order has at least one line. Add what is sold." {
		t.Errorf("of the whole it says %v", err)
	}
	if err := s.content(money.Percents(90)).Check(s.scene(ines)).Err(); err != nil {
		t.Errorf("an exception has to be mended: %v", err)
	}
}

// anyLine is a line in every state of disrepair.
func (s *sale) anyLine(t *rapid.T) Line {
	codes := []catalogue.Code{"AUDIT-STD", "MS", "ONSITE", "VIEWS", "LIC", "OLD", "GHOST", ""}
	code := rapid.SampledFrom(codes).Draw(t, "sku")
	l := s.of(code)
	l.SKU = code
	l.Quantity = money.Quantity(rapid.Int64Range(-1, 1000).Draw(t, "quantity"))
	l.Discount = money.Percents(rapid.IntRange(-1, 101).Draw(t, "discount"))
	l.Included = rapid.Bool().Draw(t, "included")
	if l.sound() {
		l = l.Summed()
	}
	if rapid.IntRange(0, 3).Draw(t, "off") == 0 {
		l.Sold += rapid.Int64Range(-1, 1).Draw(t, "by")
	}
	return l
}

func (l Line) sound() bool {
	return l.Quantity > 0 && l.Discount >= 0 && l.Discount <= money.Hundred
}

func TestThePricesOfWhatIsSubmittedAgreeToTheCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := stocked()
		c := s.content(money.Percents(10))
		for range rapid.IntRange(0, 4).Draw(t, "lines") {
			c.Lines = append(c.Lines, s.anyLine(t))
		}
		if rapid.Bool().Draw(t, "sow") {
			c.SOW = sow
		}
		err := s.submits(c)
		if wrong := len(c.Check(s.scene(ines)).Errors()) > 0; wrong != (err != nil) {
			t.Fatalf("errors: %t, refused: %v", wrong, err)
		}
		if err != nil {
			return
		}
		var total int64
		for n, l := range s.Lines {
			if l.Included && l.Sold != 0 || !l.Included && (l.Discount.Off(l.Gross()) != l.Sold || l.Sold == 0) {
				t.Fatalf("line %d: %d × %s − %s is sold at %d", n+1, l.List, l.Quantity, l.Discount, l.Sold)
			}
			total += l.Sold
		}
		if total != s.Total() {
			t.Fatalf("the lines come to %d, the order to %d", total, s.Total())
		}
		for _, f := range s.Exceptions {
			if !f.Exception() {
				t.Fatalf("%s went through", f.Reason)
			}
		}
	})
}

func BenchmarkVerdict(b *testing.B) {
	s := stocked()
	c := s.content(money.Percents(20))
	for n := range 499 {
		c.Lines = append(c.Lines, s.of([]catalogue.Code{"MS", "ONSITE", "VIEWS", "LIC", "OLD"}[n%5]))
	}
	scene := s.scene(ines)
	for b.Loop() {
		if v := c.Check(scene); len(v) == 0 {
			b.Fatal("nothing is wrong")
		}
	}
}
