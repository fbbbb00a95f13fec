package blockkit

import (
	"encoding/json"
	"math/big"
	"time"
)

var (
	hint     = may("placeholder", plain(150))
	dispatch = may("dispatch_action_config", dispatchConfig)
)

// inputElements are the fields a person fills in.
var inputElements = map[string]shape{
	"plain_text_input": focusable(
		hint, dispatch, may("initial_value", text(0, 3000)), may("multiline", flag),
		may("min_length", integer(0, 3000)), may("max_length", integer(1, 3000)),
	).with(ordered("min_length", "max_length")),
	"number_input": focusable(
		hint, dispatch, must("is_decimal_allowed", flag), may("initial_value", numeral),
		may("min_value", numeral), may("max_value", numeral),
	).with(ordered("min_value", "max_value")),
	"email_text_input": focusable(hint, dispatch, may("initial_value", text(0, 3000))),
	"url_text_input":   focusable(hint, dispatch, may("initial_value", link(3000))),
	"rich_text_input": focusable(
		hint, dispatch, may("initial_value", richTextBlock), may("min_lines", integer(1, 100)), may("max_lines", integer(1, 100)),
	).with(ordered("min_lines", "max_lines")),
	"file_input": acting(may("filetypes", list(1, unlimited, text(1, 255))), may("max_files", integer(1, 10))),

	"datepicker": focusable(hint, may("confirm", confirm), may("initial_date", moment(time.DateOnly, "date"))),
	"timepicker": focusable(
		hint, may("confirm", confirm), may("initial_time", moment("15:04", "time")), may("timezone", zone),
	),
	// A timestamp of ten digits reaches from 2001 to 2286.
	"datetimepicker": focusable(may("confirm", confirm), may("initial_date_time", integer(1_000_000_000, 9_999_999_999))),
}

// numeral wants a decimal number written as a string.
func numeral(in *inspection, at string, v any) {
	s, ok := v.(string)
	if !ok {
		in.wrongType(at, "a", "string")
		return
	}
	if rational(s) == nil {
		in.report(at, "must be a valid number", map[string]any{"type": "format", "expected": "number", "got": s})
	}
}

// zone wants the name of a time zone of the IANA database.
func zone(in *inspection, at string, v any) {
	s, ok := v.(string)
	if !ok {
		in.wrongType(at, "a", "string")
		return
	}
	if _, err := time.LoadLocation(s); err != nil || s == "" {
		in.report(at, "must be a valid timezone", map[string]any{"type": "format", "expected": "timezone", "got": s})
	}
}

// ordered wants the lower bound not to exceed the upper one, when both are there.
func ordered(lo, hi string) together {
	return func(in *inspection, at string, o map[string]any) {
		least, most := rational(o[lo]), rational(o[hi])
		if least != nil && most != nil && least.Cmp(most) > 0 {
			in.report(at+"/"+lo, "`"+lo+"` must not be greater than `"+hi+"`", map[string]any{"type": "order"})
		}
	}
}

// rational reads a number, or a number written as a string of at most 255 digits; nil when it is neither.
func rational(v any) *big.Float {
	s, ok := v.(string)
	if n, isNumber := v.(json.Number); isNumber {
		s, ok = n.String(), true
	}
	if !ok || len(s) > 255 {
		return nil
	}
	f, _, err := big.ParseFloat(s, 10, 256, big.ToNearestEven)
	if err != nil || f.IsInf() {
		return nil
	}
	return f
}
