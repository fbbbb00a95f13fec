package fault

import "errors"

// Fields is several faults at once, as a form has them; nil ones are left out, and none at all is a nil error.
func Fields(faults ...*Error) error {
	errs := make([]error, 0, len(faults))
	for _, e := range faults {
		if e != nil {
			errs = append(errs, e)
		}
	}
	return errors.Join(errs...)
}

// All is every fault in err's tree, in the order they were joined.
func All(err error) []*Error {
	switch e := err.(type) {
	case nil:
		return nil
	case *Error:
		return []*Error{e}
	case interface{ Unwrap() []error }:
		var all []*Error
		for _, branch := range e.Unwrap() {
			all = append(all, All(branch)...)
		}
		return all
	default:
		return All(errors.Unwrap(err))
	}
}
