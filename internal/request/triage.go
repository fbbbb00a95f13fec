package request

// InScope says that the customer may have it with what they have bought.
func (r Request) InScope(s Scene) (Outcome, error) {
	if err := r.admit(DoInScope, s); err != nil {
		return Outcome{}, err
	}
	before := r
	return r.answered(In, s).moved(before, DoInScope, Able, "", s), nil
}

// OutOfScope says that it lies outside of what the customer has bought: the sales
// manager talks with them. It is not refused.
func (r Request) OutOfScope(s Scene) (Outcome, error) {
	if err := r.admit(DoOutside, s); err != nil {
		return Outcome{}, err
	}
	before := r
	r = r.answered(Out, s)
	return r.moved(before, DoOutside, Talk, r.outside(), s, r.overs(s)...), nil
}

// CannotTell hands the question to the dispatcher.
func (r Request) CannotTell(s Scene) (Outcome, error) {
	if err := r.admit(DoUnclear, s); err != nil {
		return Outcome{}, err
	}
	before := r
	return r.answered(Unclear, s).moved(before, DoUnclear, Sorting, SaySorting, s), nil
}

// AsWish says that it takes development: the project manager raises a requirement.
func (r Request) AsWish(s Scene) (Outcome, error) {
	if err := r.admit(DoWish, s); err != nil {
		return Outcome{}, err
	}
	before := r
	r.Kind, r.Owner = Wish, ""
	return r.moved(before, DoWish, Wished, SayWish, s), nil
}

// answered is the request whose scope somebody has answered, on the reason of now.
func (r Request) answered(a Answer, s Scene) Request {
	r.Scope = Propose(r.Kind, s)
	if a == Out && r.Kind == Service && s.serviceOver() { // it is not of the project under way, so it is of the service that ended
		r.Scope.Because, r.Scope.Day = ServiceOver, s.Customer.Service.Until
	}
	r.Scope.Answer, r.Scope.By, r.Scope.At = a, s.Actor.ID, s.Now
	return r
}

// outside is what the customer is told of a request out of scope.
func (r Request) outside() Phrase {
	if r.Scope.Because == ServiceOver {
		return SayOver
	}
	return SayOutside
}
