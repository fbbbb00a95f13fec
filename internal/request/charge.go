package request

// Accept says that the customer takes the export at its charge. Who heard that has
// told them of it.
func (r Request) Accept(s Scene) (Outcome, error) {
	if err := r.admit(DoAccept, s); err != nil {
		return Outcome{}, err
	}
	before := r
	r = r.said(s.Actor.ID, false, "", s)
	r.Course.Outcome = &Agreement{How: ForMoney, By: s.Actor.ID, At: s.Now}
	return r.moved(before, DoAccept, Able, "", s), nil
}

// Object says that the customer does not agree with the charge: the sales manager
// talks with them.
func (r Request) Object(s Scene) (Outcome, error) {
	if err := r.admit(DoObject, s); err != nil {
		return Outcome{}, err
	}
	before := r
	return r.said(s.Actor.ID, false, "", s).moved(before, DoObject, Talk, SayObjection, s), nil
}
