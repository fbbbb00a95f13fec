package invoice

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/money"
	"docket/internal/order"
)

func TestWhatPageViewsBeyondTheVolumeCost(t *testing.T) {
	bands := []order.Threshold{{Above: 100_000, Per: 150}, {Above: 200_000, Per: 100}, {Above: 1_000_000, Per: 50}}
	for _, tt := range []struct {
		name     string
		included int64
		bands    []order.Threshold
		counted  int64
		extra    int64
	}{
		{"none at all", 100_000, bands, 0, 0},
		{"as many as are included", 100_000, bands, 100_000, 0},
		{"one more begins a thousand", 100_000, bands, 100_001, 150},
		{"a thousand more", 100_000, bands, 101_000, 150},
		{"one more than that begins the next", 100_000, bands, 101_001, 300},
		{"the whole first band", 100_000, bands, 200_000, 100 * 150},
		{"one in the second", 100_000, bands, 200_001, 100*150 + 100},
		{"all the bands", 100_000, bands, 1_002_500, 100*150 + 800*100 + 3*50},
		{"a first threshold below the volume costs from the volume on", 150_000, bands, 151_000, 150},
		{"two thresholds below it", 300_000, bands, 301_000, 100},
		{"a first threshold above the volume leaves the views between free", 50_000, bands, 100_000, 0},
		{"without thresholds nothing costs", 100_000, nil, 5_000_000, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := Charge{Views: &Views{Included: tt.included, Bands: tt.bands, Counted: tt.counted}}
			if got := c.Extra(); got != tt.extra {
				t.Errorf("%d views cost %d, want %d: %+v", tt.counted, got, tt.extra, c.Views.Over())
			}
		})
	}
}

func drawViews(t *rapid.T) Views {
	v := Views{Included: rapid.Int64Range(0, 10_000_000).Draw(t, "included")}
	above := rapid.SliceOfNDistinct(rapid.Int64Range(0, ViewsLimit), 0, 6, rapid.ID).Draw(t, "above")
	slices.Sort(above)
	for _, a := range above {
		v.Bands = append(v.Bands, order.Threshold{Above: a, Per: rapid.Int64Range(0, 100_000).Draw(t, "per")})
	}
	v.Counted = rapid.Int64Range(0, ViewsLimit).Draw(t, "counted")
	return v
}

func TestMorePageViewsNeverCostLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fewer := drawViews(t)
		more := fewer
		more.Counted = rapid.Int64Range(fewer.Counted, ViewsLimit).Draw(t, "more")
		if a, b := (Charge{Views: &fewer}).Extra(), (Charge{Views: &more}).Extra(); a > b {
			t.Fatalf("%d cost %d, %d cost %d", fewer.Counted, a, more.Counted, b)
		}
	})
}

func TestTheBandsAreAllThatPageViewsCost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawViews(t)
		var sum, thousands int64
		for _, o := range v.Over() {
			if o.Amount != o.Per*o.Thousands || o.Above < v.Included || o.Thousands < 1 {
				t.Fatalf("a band says %+v of %+v", o, v)
			}
			sum, thousands = sum+o.Amount, thousands+o.Thousands
		}
		if extra := (Charge{Views: &v}).Extra(); extra != sum || v.Counted <= v.Included && extra != 0 {
			t.Fatalf("%+v cost %d, the bands %d", v, extra, sum)
		}
		if over := v.Counted - v.Included; thousands > max(over, 0)/1000+int64(len(v.Bands)) {
			t.Fatalf("%d thousands for %d views beyond", thousands, over)
		}
	})
}

// signed is an order for a workshop and a subscription of so many months.
func signed(months money.Quantity, sold int64) order.Order {
	return order.Order{ID: 1042, State: order.Received, Seller: "USELL", Received: &order.Receipt{SignedOn: on("2026-11-20")},
		Content: order.Content{Currency: "EUR", Lines: []order.Line{
			{Name: "Workshop", Kind: catalogue.Workshop, Unit: catalogue.Day, Quantity: 200, Sold: 240000},
			{Name: "Shop", Kind: catalogue.PageViews, Unit: catalogue.Month, Quantity: months, Sold: sold, Volume: 100_000,
				Thresholds: []order.Threshold{{Above: 100_000, Per: 150}}},
		}}}
}

func on(text string) calendar.Date {
	d, err := calendar.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func TestThePeriodsTogetherChargeWhatWasSold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.IntRange(1, 36).Draw(t, "months")
		o := signed(money.Quantity(units)*money.One, rapid.Int64Range(0, money.Limit).Draw(t, "sold"))
		var checks []Check
		var sum int64
		for from, left := on("2026-12-01"), units; left > 0; {
			n := rapid.IntRange(1, left).Draw(t, "period")
			p := lasting(from, n)
			c := Check{ID: ID(len(checks) + 1), Period: p, State: Released, Content: Content{Charges: charges(o, p, checks)}}
			checks, sum = append(checks, c), sum+c.Ordered()
			from, left = p.Until.Add(1), left-n
		}
		if sum != o.Total() {
			t.Fatalf("%d periods charge %d of %d", len(checks), sum, o.Total())
		}
	})
}

func TestWhatAPeriodIncludes(t *testing.T) {
	o := signed(1200, 1200000)
	got := charges(o, lasting(on("2026-12-01"), 3), nil)
	if len(got) != 2 || got[0].Amount != 240000 || got[1].Amount != 300000 || got[1].Views.Included != 300_000 || got[1].Views.Bands[0].Above != 300_000 {
		t.Errorf("the first quarter charges %+v", got)
	}
	first := []Check{{State: Released, Content: Content{Charges: got}}}
	if later := charges(o, lasting(on("2027-03-01"), 1), first); len(later) != 1 || later[0].Line != 2 || later[0].Amount != 100000 {
		t.Errorf("a later month charges %+v", later)
	}
	if all := charges(o, Propose(o, nil), nil); all[1].Amount != 1200000 {
		t.Errorf("what is proposed charges %+v", all)
	}
	if p := Propose(o, []Check{{State: Released, Period: lasting(on("2026-11-20"), 3), Content: Content{Charges: got}}}); p != lasting(on("2027-02-20"), 9) {
		t.Errorf("after a quarter %v is proposed", p)
	}
	if included := forPeriod(math.MaxInt64/2, 300); included != math.MaxInt64 {
		t.Errorf("three times a huge volume is %d", included)
	}
}

// The example of docs/invoices.md.
func TestTheExampleOfTheDocuments(t *testing.T) {
	v := Views{Included: 100_000, Bands: []order.Threshold{{Above: 100_000, Per: 280}, {Above: 250_000, Per: 240}}, Counted: 262_300}
	if got := (Charge{Views: &v}).Extra(); got != 45120 {
		t.Errorf("it costs %d", got)
	}
}

func TestOrdersOfSubscriptionsAreInvoicedByPeriods(t *testing.T) {
	line := func(k catalogue.Kind, u catalogue.Unit) order.Order {
		return order.Order{Content: order.Content{Lines: []order.Line{{Kind: k, Unit: u}}}}
	}
	for _, tt := range []struct {
		o  order.Order
		by bool
	}{
		{order.Order{}, false}, {line(catalogue.Audit, catalogue.Month), false}, {line(catalogue.PageViews, catalogue.Piece), true},
		{line(catalogue.PageViews, catalogue.Month), true}, {line(catalogue.PageViews, catalogue.Year), true},
	} {
		if got := Subscribed(tt.o); got != tt.by {
			t.Errorf("%+v is invoiced by periods: %t", tt.o.Lines, got)
		}
	}
}
