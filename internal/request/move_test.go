package request

import (
	"slices"
	"testing"
)

// walk are the states that moves lead to, from these on.
func walk(from ...State) []State {
	reached := slices.Clone(from)
	for n := 0; n < len(reached); n++ {
		for _, m := range Moves {
			if !m.leaves(reached[n]) {
				continue
			}
			for _, to := range m.To {
				if !slices.Contains(reached, to) {
					reached = append(reached, to)
				}
			}
		}
	}
	return reached
}

func TestFromEveryStateMovesLeadToTold(t *testing.T) {
	for _, from := range States {
		if !slices.Contains(walk(from), Told) {
			t.Errorf("%s: no moves lead to a customer who was told", from)
		}
	}
}

func TestEveryStateIsReached(t *testing.T) {
	log, _ := DoLog.Find()
	reached := walk(log.To...)
	for _, s := range States {
		if !slices.Contains(reached, s) {
			t.Errorf("no move leads to %s", s)
		}
	}
}

func TestOnlyWhatIsOverWaitsForNobody(t *testing.T) {
	for _, from := range States {
		asked := slices.ContainsFunc(Moves, func(m Move) bool {
			return m.leaves(from) && (m.Who == ByAsked || m.Who == ByVote || m.Who == ByAuthor || m.Who == ByTeller && len(m.To) > 0)
		})
		if asked == from.Over() {
			t.Errorf("%s: over %t, yet a question waits %t", from, from.Over(), asked)
		}
	}
}

func TestEveryMoveIsFoundByItsVerb(t *testing.T) {
	for _, m := range Moves {
		if found, ok := m.Verb.Find(); !ok || !slices.Equal(found.From, m.From) {
			t.Errorf("%s finds %v", m.Verb, found.From)
		}
	}
}
