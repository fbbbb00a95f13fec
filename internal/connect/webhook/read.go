package webhook

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"docket/internal/intake"
)

// maxDepth is how deep values may lie in each other; an order needs five.
const maxDepth = 16

// read reads one order from a body, to the letter: a name that is not known, stands
// twice or differs in its capitals is refused, for two readers might read it in two
// ways.
func read(body []byte) (intake.Order, error) {
	var o intake.Order
	if !utf8.Valid(body) {
		return o, complaint("The body is not UTF-8.")
	}
	if err := once(body); err != nil {
		return o, err
	}
	in := json.NewDecoder(bytes.NewReader(body))
	in.DisallowUnknownFields()
	if err := in.Decode(&o); err != nil {
		return o, spoken(err)
	}
	return o, nil
}

// spoken is the decoder's error without its own words about Go.
func spoken(err error) error {
	var of *json.UnmarshalTypeError
	if errors.As(err, &of) {
		return complaintf("%s cannot be a %s. Amounts are texts, as in \"1200.00\".", of.Field, of.Value)
	}
	return complaintf("The body is no order: %s.", strings.TrimPrefix(err.Error(), "json: "))
}

// once refuses a body that is more than one JSON object, and an object with a name
// that stands in it twice or is not written small.
func once(body []byte) error {
	in := json.NewDecoder(bytes.NewReader(body))
	first, err := in.Token()
	if err != nil || first != json.Delim('{') {
		return complaint("The body is no JSON object.")
	}
	if err := object(in, 1); err != nil {
		return err
	}
	if _, err := in.Token(); !errors.Is(err, io.EOF) {
		return complaint("Something stands behind the order.")
	}
	return nil
}

// names are the letters of names. The decoder would read others for them: "SKU", and
// even "ſku", for "sku".
const names = "abcdefghijklmnopqrstuvwxyz_"

// object reads the rest of an object whose brace is read.
func object(in *json.Decoder, depth int) error {
	seen := map[string]bool{}
	for in.More() {
		t, err := in.Token()
		if err != nil {
			return errBroken
		}
		name, _ := t.(string)
		if strings.Trim(name, names) != "" {
			return complaintf("No name of an order is written %q.", name)
		}
		if seen[name] {
			return complaintf("%q stands twice in one object.", name)
		}
		seen[name] = true
		if err := value(in, depth); err != nil {
			return err
		}
	}
	return closed(in)
}

func value(in *json.Decoder, depth int) error {
	t, err := in.Token()
	switch {
	case err != nil:
		return errBroken
	case depth == maxDepth:
		return complaint("The values lie too deep in each other.")
	case t == json.Delim('{'):
		return object(in, depth+1)
	case t != json.Delim('['):
		return nil
	}
	for in.More() {
		if err := value(in, depth+1); err != nil {
			return err
		}
	}
	return closed(in)
}

// closed reads the end of an object or a list.
func closed(in *json.Decoder) error {
	if _, err := in.Token(); err != nil {
		return errBroken
	}
	return nil
}

const errBroken = complaint("The body is no whole JSON.")

// complaint is a whole sentence for whoever keeps the other system: in English, as
// all that this door says.
type complaint string

func complaintf(format string, args ...any) complaint { return complaint(fmt.Sprintf(format, args...)) }

// Error is the sentence.
func (c complaint) Error() string { return string(c) }
