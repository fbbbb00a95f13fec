package fault_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"docket/internal/fault"
	"docket/internal/locale"
)

func TestKindOf(t *testing.T) {
	late := fault.Conflictf("Already approved by %s.", "Marc")
	tests := map[string]struct {
		err  error
		want fault.Kind
	}{
		"no error has no kind":                       {nil, fault.None},
		"an error without a fault is internal":       {errors.New("disk full"), fault.Internal},
		"a fault keeps its kind":                     {fault.Invalidf("Write a date."), fault.Invalid},
		"a wrapped fault keeps its kind":             {fmt.Errorf("approve order 7: %w", late), fault.Conflict},
		"the first of several faults decides":        {fault.Fields(fault.NotFoundf("Gone."), late), fault.NotFound},
		"a fault beside an internal error is found":  {errors.Join(errors.New("x"), fault.Forbiddenf("Ask.")), fault.Forbidden},
		"a fault moved to a field keeps its kind":    {late.In("date"), fault.Conflict},
		"no faults at all in a form are no error":    {fault.Fields(nil, nil), fault.None},
		"one fault among nil ones is a fault itself": {fault.Fields(nil, late), fault.Conflict},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := fault.KindOf(test.err); got != test.want {
				t.Errorf("KindOf(%v) = %q, want %q", test.err, got, test.want)
			}
		})
	}
}

func TestInLeavesTheOriginalAlone(t *testing.T) {
	original := fault.Invalidf("Write a date.")
	moved := original.In("due")
	if original.Field != "" || moved.Field != "due" {
		t.Errorf("fields are %q and %q, want none and due", original.Field, moved.Field)
	}
}

func TestAllFindsEveryFaultInOrder(t *testing.T) {
	err := fmt.Errorf("read form: %w", errors.Join(
		fault.Fields(fault.Invalidf("Write a title.").In("title"), nil, fault.Invalidf("Choose a date.").In("due")),
		errors.New("beside the point"),
		fmt.Errorf("find project 9: %w", fault.NotFoundf("No such project.")),
	))
	var fields []string
	for _, e := range fault.All(err) {
		fields = append(fields, e.Field+": "+e.Error())
	}
	want := []string{"title: Write a title.", "due: Choose a date.", ": No such project."}
	if diff := cmp.Diff(want, fields); diff != "" {
		t.Errorf("faults differ (-want +got):\n%s", diff)
	}
	if got := fault.All(errors.New("plain")); got != nil {
		t.Errorf("All of a plain error = %v, want none", got)
	}
}

func TestTheSentenceIsSaidWithItsArguments(t *testing.T) {
	e := fault.Conflictf("Only %s may approve %d orders.", locale.Textf("Customer %s", "Success"), 1200)
	if want := "Only Customer Success may approve 1,200 orders."; e.Error() != want {
		t.Errorf("Error() = %q, want %q", e.Error(), want)
	}
	format, args := e.Message()
	if format != "Only %s may approve %d orders." || len(args) != 2 {
		t.Errorf("Message() = %q with %d arguments", format, len(args))
	}
	if got := locale.French().Say(e); got != "Only Customer Success may approve 1\u00a0200 orders." {
		t.Errorf("in French the number reads %q", got)
	}
}
