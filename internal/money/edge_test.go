package money_test

import (
	"math"
	"testing"

	"docket/internal/money"
)

func TestHowFilesHoldAmounts(t *testing.T) {
	for _, tt := range []struct {
		minor    int64
		currency money.Currency
		want     string
	}{
		{0, "EUR", "0.00"}, {5, "EUR", "0.05"}, {-5, "EUR", "-0.05"}, {123450, "EUR", "1234.50"}, {100, "EUR", "1.00"},
		{0, "JPY", "0"}, {1200, "JPY", "1200"}, {-7, "JPY", "-7"}, {1, "BHD", "0.001"}, {1234, "BHD", "1.234"},
	} {
		if got := money.Plain(tt.minor, tt.currency); got != tt.want {
			t.Errorf("%d %s is %s, want %s", tt.minor, tt.currency, got, tt.want)
		}
	}
}

func TestWhatIsBeyondAllCountsIsTheLargestNumber(t *testing.T) {
	// The last price whose product is just past 100 × 2^64, where a division would fail.
	for _, each := range []int64{1_844_674_407_371, money.Limit, math.MaxInt64} {
		if got := money.Times(each, money.QuantityLimit); got != math.MaxInt64 {
			t.Errorf("%d × ten million is %d", each, got)
		}
	}
}

func TestHowMuchOfAWholeAPartIs(t *testing.T) {
	for _, tt := range []struct {
		part, whole int64
		want        string
	}{{0, 7, "0"}, {7, 7, "100"}, {1, 4, "25"}, {1, 3, "33.333333333333"}, {2, 3, "66.666666666667"}, {500 * money.Limit, 1000 * money.Limit, "50"}} {
		if got := money.Rate(tt.part, tt.whole).String(); got != tt.want {
			t.Errorf("%d of %d is %s %%, want %s", tt.part, tt.whole, got, tt.want)
		}
	}
}
