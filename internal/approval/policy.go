package approval

import (
	"regexp"
	"slices"

	"docket/internal/directory"
	"docket/internal/fault"
)

// Discount is the measure a role's own limit is held against.
const Discount = "discount"

// Questions lists what a step may ask.
var Questions = []Question{Feasible, Staffed}

// Roles are those the policy's steps belong to, each once.
func (p Policy) Roles() []directory.Role {
	var roles []directory.Role
	for _, r := range p.Steps {
		if !slices.Contains(roles, r.Role) {
			roles = append(roles, r.Role)
		}
	}
	return roles
}

// need is how many have to agree.
func (r Rule) need() int { return max(r.Need, 1) }

// applies reports whether the step is taken, and which exceptions bring it about.
func (r Rule) applies(f Facts) (because []string, taken bool) {
	if len(r.When.Exceptions) > 0 {
		because = r.When.among(f.Exceptions)
		if len(because) == 0 {
			return nil, false
		}
	}
	if len(r.When.Above) > 0 {
		if limit, named := r.When.Above[f.Currency]; named && f.Amount <= limit {
			return nil, false
		}
	}
	return because, true
}

func (w When) among(exceptions []string) []string {
	var found []string
	for _, e := range exceptions {
		if (slices.Contains(w.Exceptions, AnyException) || slices.Contains(w.Exceptions, e)) && !slices.Contains(found, e) {
			found = append(found, e)
		}
	}
	return found
}

// always reports whether the step is taken in every case.
func (w When) always() bool { return len(w.Exceptions) == 0 && len(w.Above) == 0 }

// needLimit is the most people of one role a policy may ask.
const needLimit = 20

var keyShape = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// Wrong is what is wrong with a step of a policy, counted from 0; -1 is the policy
// itself.
type Wrong struct {
	Step int
	Why  *fault.Error
}

// Judge names what is wrong with a policy that contradicts itself, or that lets
// something through that nobody looked at. Exceptions are those there are.
func (p Policy) Judge(exceptions []string) []Wrong {
	var all []Wrong
	seen := map[string]bool{}
	always := false
	for n, r := range p.Steps {
		if why := r.check(exceptions); why != nil {
			all = append(all, Wrong{n, why})
		}
		if seen[r.Key] {
			all = append(all, Wrong{n, fault.Invalidf("There are two steps %q. Give each its own key.", r.Key)})
		}
		if n > 0 && r.Stage < p.Steps[n-1].Stage {
			all = append(all, Wrong{n, fault.Invalidf("The steps stand stage by stage; %q comes too late.", r.Key)})
		}
		seen[r.Key] = true
		always = always || r.When.always()
	}
	if len(all) == 0 && !always {
		all = append(all, Wrong{-1, fault.Invalidf("One step has to be taken in every case, or something is approved that nobody looked at.")})
	}
	return all
}

// Check is the first of what is wrong with the policy.
func (p Policy) Check(exceptions []string) error {
	if all := p.Judge(exceptions); len(all) > 0 {
		return all[0].Why
	}
	return nil
}

func (r Rule) check(exceptions []string) *fault.Error {
	switch {
	case !keyShape.MatchString(r.Key):
		return fault.Invalidf("%q is no key of a step. Write small letters, digits and underscores.", r.Key)
	case !r.Role.Known():
		return fault.Invalidf("There is no role %q.", string(r.Role))
	case r.Stage < 1:
		return fault.Invalidf("The stages of %q are counted from 1.", r.Key)
	case r.Need < 0 || r.Need > needLimit:
		return fault.Invalidf("Between 1 and %d people can be needed at %q.", needLimit, r.Key)
	case r.Limit != "" && r.Limit != Discount:
		return fault.Invalidf("There is no limit %q; %q may depend on %q.", r.Limit, r.Key, Discount)
	}
	for _, q := range r.Asks {
		if !slices.Contains(Questions, q) {
			return fault.Invalidf("%q cannot ask %q.", r.Key, string(q))
		}
	}
	return r.When.check(r.Key, exceptions)
}

func (w When) check(step string, exceptions []string) *fault.Error {
	for _, e := range w.Exceptions {
		if e != AnyException && !slices.Contains(exceptions, e) {
			return fault.Invalidf("There is no exception %q, for which %q shall be.", e, step)
		}
	}
	for code, amount := range w.Above {
		switch {
		case !code.Known():
			return fault.Invalidf("%q is no currency; %q names it.", string(code), step)
		case amount < 0:
			return fault.Invalidf("The amount of %q is below zero.", step)
		}
	}
	return nil
}
