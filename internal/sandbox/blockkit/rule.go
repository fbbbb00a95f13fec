package blockkit

import (
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// rule judges the value found at a JSON pointer.
type rule func(in *inspection, at string, v any)

// unlimited is the upper bound of what Slack does not bound.
const unlimited = math.MaxInt32

// text wants a string of lo to hi characters, counted as code points.
func text(lo, hi int) rule {
	return func(in *inspection, at string, v any) {
		s, ok := v.(string)
		if !ok {
			in.wrongType(at, "a", "string")
			return
		}
		n := utf8.RuneCountInString(s)
		if n < lo {
			in.report(at, fmt.Sprintf("must be more than %d characters", lo-1), limit("min_length", lo, n))
		}
		if n > hi {
			in.report(at, fmt.Sprintf("must be less than %d characters", hi+1), limit("max_length", hi, n))
		}
	}
}

func limit(kind string, expected, got int) map[string]any {
	return map[string]any{"type": kind, "expected": expected, "got": got}
}

func flag(in *inspection, at string, v any) {
	if _, ok := v.(bool); !ok {
		in.wrongType(at, "a", "boolean")
	}
}

func number(in *inspection, at string, v any) {
	if _, ok := v.(json.Number); !ok {
		in.wrongType(at, "a", "number")
	}
}

// integer wants a whole number from lo to hi.
func integer(lo, hi int) rule {
	return func(in *inspection, at string, v any) {
		n, err := strconv.Atoi(fmt.Sprint(v))
		if _, ok := v.(json.Number); !ok || err != nil {
			in.wrongType(at, "an", "integer")
			return
		}
		if n < lo {
			in.report(at, fmt.Sprintf("must be greater than %d", lo-1), limit("min", lo, n))
		}
		if n > hi {
			in.report(at, fmt.Sprintf("must be less than %d", hi+1), limit("max", hi, n))
		}
	}
}

// enum wants one of the values.
func enum(values ...string) rule {
	return func(in *inspection, at string, v any) {
		if s, ok := v.(string); !ok || !slices.Contains(values, s) {
			in.report(at, "must be a valid enum value", map[string]any{"type": "enum", "expected": values, "got": v})
		}
	}
}

// list wants an array of lo to hi items, each judged by the rule.
func list(lo, hi int, each rule) rule {
	return func(in *inspection, at string, v any) {
		items, ok := v.([]any)
		if !ok {
			in.wrongType(at, "an", "array")
			return
		}
		if len(items) < lo {
			in.report(at, fmt.Sprintf("must provide at least %d items", lo), limit("min_items", lo, len(items)))
		}
		if len(items) > hi {
			in.report(at, fmt.Sprintf("no more than %d items allowed", hi), limit("max_items", hi, len(items)))
		}
		for i, item := range items {
			each(in, at+"/"+strconv.Itoa(i), item)
		}
	}
}

// link wants a URL of at most hi characters with one of the schemes, or with any scheme when none is named.
func link(hi int, schemes ...string) rule {
	length := text(1, hi)
	return func(in *inspection, at string, v any) {
		length(in, at, v)
		s, ok := v.(string)
		if !ok || s == "" {
			return
		}
		u, err := url.Parse(s)
		if err != nil || u.Scheme == "" || (len(schemes) > 0 && (!slices.Contains(schemes, u.Scheme) || u.Host == "")) {
			in.report(at, "must be a valid URL", map[string]any{"type": "format", "expected": "url", "got": s})
		}
	}
}

// moment wants a date or a time written in the layout.
func moment(layout, name string) rule {
	return func(in *inspection, at string, v any) {
		s, ok := v.(string)
		if !ok {
			in.wrongType(at, "a", "string")
			return
		}
		if _, err := time.Parse(layout, s); err != nil {
			in.report(at, "must be a valid "+name, map[string]any{"type": "format", "expected": name, "got": s})
		}
	}
}
