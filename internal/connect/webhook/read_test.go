package webhook

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"docket/internal/intake"
)

// Whatever a body holds, what is read of it is all it says: written again, it reads
// as the same order.
func FuzzRead(f *testing.F) {
	for _, body := range []string{
		`{"reference":"SF-1","customer":"Acme","lines":[{"sku":"AUDIT","quantity":"1","sold":"12.50","included":false}]}`,
		`{"reference":"SF-1","invoice":{"email":"a@b"},"sow":{"reference":"SOW-7","by":"U1"},"lines":[{"thresholds":[{"above":1,"per":"2"}]}]}`,
		`{"lines":null}`, `{}`, `{"":1}`, `[]`, "{\"a\":\x00}", `{"reference":"\ud800"}`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		o, err := read(body)
		if err != nil {
			return
		}
		same(t, o)
	})
}

func TestAnOrderIsReadAsItIsWritten(t *testing.T) {
	text := rapid.StringMatching(`[\pL\pN"\\ <>&éß中\n]{0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		o := intake.Order{Reference: text.Draw(t, "reference"), Customer: text.Draw(t, "customer"), Title: text.Draw(t, "title"),
			Invoice: intake.Invoice{Contact: text.Draw(t, "contact"), Address: text.Draw(t, "address")}, SOW: intake.Statement{Reference: text.Draw(t, "sow")}}
		for range rapid.IntRange(1, 5).Draw(t, "lines") {
			o.Lines = append(o.Lines, intake.OrderLine{SKU: text.Draw(t, "sku"), Sold: text.Draw(t, "sold"), Included: rapid.Bool().Draw(t, "included"),
				Volume: rapid.Int64().Draw(t, "volume"), Thresholds: []intake.Threshold{{Above: rapid.Int64().Draw(t, "above"), Per: text.Draw(t, "per")}}})
		}
		same(t, o)
	})
}

func same(t interface{ Fatalf(string, ...any) }, o intake.Order) {
	written, err := json.Marshal(o)
	if err != nil {
		t.Fatalf("write %+v: %v", o, err)
	}
	again, err := read(written)
	if err != nil || again.Key() != o.Key() {
		t.Fatalf("%s is read as %+v, %v", written, again, err)
	}
}
