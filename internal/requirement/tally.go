package requirement

import (
	"slices"

	"docket/internal/directory"
)

// Criterion is one of the four questions that assessors answer (domain, section 7).
type Criterion string

// The criteria.
const (
	OfContract Criterion = "contract"
	OfUrgency  Criterion = "urgent"
	OfStanding Criterion = "stops" // the customer's normal work stands still
	OfEffort   Criterion = "effort"
)

// Tally is what the assessors said on one criterion, side by side.
type Tally struct {
	Criterion Criterion
	Said      []Opinion // the answers that were given, yes before no, the smallest effort first
}

// Opinion is one answer and who gave it.
type Opinion struct {
	Answer string // an Answer, or an Effort
	By     []directory.UserID
}

// Differ reports whether the assessors do not agree.
func (t Tally) Differ() bool { return len(t.Said) > 1 }

// Tallies counts what was said on each criterion, in the order they are asked.
func Tallies(said []Evaluation) []Tally {
	yesNo := []string{string(Yes), string(No)}
	efforts := make([]string, len(Efforts))
	for n, e := range Efforts {
		efforts[n] = string(e)
	}
	return []Tally{
		tally(OfContract, said, yesNo, func(e Evaluation) string { return answer(e.Contract) }),
		tally(OfUrgency, said, yesNo, func(e Evaluation) string { return answer(e.Urgent) }),
		tally(OfStanding, said, yesNo, func(e Evaluation) string { return answer(e.Stops) }),
		tally(OfEffort, said, efforts, func(e Evaluation) string { return string(e.Effort) }),
	}
}

func tally(c Criterion, said []Evaluation, answers []string, of func(Evaluation) string) Tally {
	t := Tally{Criterion: c}
	for _, a := range answers {
		var by []directory.UserID
		for _, e := range said {
			if of(e) == a {
				by = append(by, e.By)
			}
		}
		if len(by) > 0 {
			t.Said = append(t.Said, Opinion{Answer: a, By: by})
		}
	}
	return t
}

func answer(yes bool) string {
	if yes {
		return string(Yes)
	}
	return string(No)
}

// Differ reports whether the assessors disagree on any criterion.
func Differ(said []Evaluation) bool { return slices.ContainsFunc(Tallies(said), Tally.Differ) }
