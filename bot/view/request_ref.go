package view

import (
	"strings"

	"docket/internal/request"
)

// RequestToldRef is the value of the button that says that the customer was told something.
func RequestToldRef(id request.ID, say request.Telling) string { return ref(id) + ":" + say.Mark() }

// ReadRequestTold reads that value. Anything else is an Invalid fault.
func ReadRequestTold(value string) (id request.ID, mark string, err error) {
	of, mark, _ := strings.Cut(value, ":")
	n, err := Ref(of)
	return request.ID(n), mark, err
}
