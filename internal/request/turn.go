package request

import (
	"slices"

	"docket/internal/approval"
	"docket/internal/directory"
)

// Seat is a right to answer: whose it is, and who can be reached for it.
type Seat struct {
	Holder directory.UserID
	By     directory.UserID // the holder, or who stands in
}

// Asked are those whose answer the request waits for; none where it waits for
// nobody's, or the company has nobody left to ask.
func (r Request) Asked(s Scene) []Seat {
	if r.State == Signing {
		return append(r.signers(), r.answerers(s)...)
	}
	return s.first(r.circles(s)...)
}

// Tellers are those who tell the customer: the agent, and when they cannot be
// reached the dispatchers.
func (r Request) Tellers(s Scene) []Seat {
	return s.first([]directory.UserID{r.Agent}, s.People.Holding(directory.Dispatcher), s.People.Holding(directory.Management))
}

// circles are who answers in the present state: the first circle of which somebody
// can be reached.
func (r Request) circles(s Scene) [][]directory.UserID {
	last := [][]directory.UserID{s.People.Holding(directory.Dispatcher), s.People.Holding(directory.Management)}
	switch r.State {
	case Triage, Able, Charged, Done:
		return slices.Concat([][]directory.UserID{{r.Agent}}, last)
	case Sorting, Placing:
		return last
	case Handed, Working:
		return slices.Concat([][]directory.UserID{{r.Owner}}, last)
	case Talk, Writing:
		return authors(s)
	case Wished:
		if r.Wish != 0 {
			return nil // the requirement asks
		}
		return slices.Concat([][]directory.UserID{{s.Project.Manager}}, last)
	}
	return nil
}

// authors are who talks with the customer for Sales, and writes the solution of a
// special case.
func authors(s Scene) [][]directory.UserID {
	return [][]directory.UserID{{s.Project.Sales}, s.People.Holding(directory.SalesManager), s.People.Holding(directory.SalesLead), s.People.Holding(directory.Management)}
}

// signers are those whose signature the solution waits for.
func (r Request) signers() []Seat {
	var all []Seat
	for _, st := range r.Approval.Steps {
		if st.State != approval.Open && st.State != approval.Asked {
			continue
		}
		for _, u := range st.Turn {
			all = append(all, Seat{Holder: u, By: u})
		}
	}
	return all
}

// answerers are who is to answer a question about the solution; nobody where none
// waits for an answer.
func (r Request) answerers(s Scene) []Seat {
	waits := slices.ContainsFunc(r.Approval.Steps, func(st approval.Step) bool { return st.State == approval.Asked })
	may := r.Approval.Answers(s.approval())
	if !waits || len(may) == 0 {
		return nil
	}
	return []Seat{{Holder: r.Approval.Facts.By, By: may[0]}}
}

// first are the seats of the first circle that has any.
func (s Scene) first(circles ...[]directory.UserID) []Seat {
	for _, c := range circles {
		if seats := s.seats(c); len(seats) > 0 {
			return seats
		}
	}
	return nil
}

// seats are those of the holders who can be reached, themselves or by who stands in.
func (s Scene) seats(holders []directory.UserID) []Seat {
	var all []Seat
	for _, h := range holders {
		if by := s.People.Reach(h, s.Now); s.People[by].Active {
			all = append(all, Seat{Holder: h, By: by})
		}
	}
	return all
}

// Reached are the people of the seats, sorted, each once.
func Reached(seats []Seat) []directory.UserID {
	var by []directory.UserID
	for _, st := range seats {
		by = append(by, st.By)
	}
	slices.Sort(by)
	return slices.Compact(by)
}

// sits reports whether the person has one of the seats. Who is away may answer all
// the same.
func sits(user directory.UserID, seats []Seat) bool {
	return user != "" && slices.ContainsFunc(seats, func(st Seat) bool { return st.Holder == user || st.By == user })
}

// turn is whose turn it is, sorted: who is asked, and who has something to tell the
// customer.
func (r Request) turn(s Scene) []directory.UserID {
	seats := r.Asked(s)
	if _, waits := r.Unsaid(); waits {
		seats = append(slices.Clone(seats), r.Tellers(s)...)
	}
	return Reached(seats)
}
