package requirement

import (
	"slices"

	"docket/internal/directory"
	"docket/internal/setting"
)

// Assessors are who evaluates: those of the role in its committee, or where it has fewer
// than are needed those of all, each as they can be reached. One who has left is not among them.
func (s Scene) Assessors() []directory.UserID { return s.present(s.assessing()...) }

// assessing are the assessors, there or not, who know the customers of the committee.
func (s Scene) assessing() []directory.UserID {
	all := s.People.Holding(directory.Assessor)
	own := slices.DeleteFunc(slices.Clone(all), func(u directory.UserID) bool { return !slices.Contains(s.Members, u) })
	if len(own) < s.Numbers.One(setting.AssessorsNeeded) {
		return all
	}
	return own
}

// Missing are the assessors who have not evaluated the requirement. What somebody says
// who is away counts as what the one who stands in would say.
func (r Requirement) Missing(s Scene) []directory.UserID {
	var missing []directory.UserID
	for _, id := range s.assessing() {
		to := s.People.Reach(id, s.Now)
		if s.People[to].Active && r.evaluationOf(id) < 0 && r.evaluationOf(to) < 0 {
			missing = append(missing, to)
		}
	}
	slices.Sort(missing)
	return slices.Compact(missing)
}

// Needed is how many evaluations a decision wants: as many as the settings say, or as
// there are assessors.
func (r Requirement) Needed(s Scene) int {
	return max(1, min(s.Numbers.One(setting.AssessorsNeeded), len(s.Assessors())))
}

// Enough reports whether so many have evaluated, somebody among them who did not raise
// it.
func (r Requirement) Enough(s Scene) bool {
	others := slices.ContainsFunc(r.Evaluations, func(e Evaluation) bool { return e.By != r.RaisedBy })
	return others && len(r.Evaluations) >= r.Needed(s)
}

// evaluationOf is where a person's evaluation stands; -1 for nowhere.
func (r Requirement) evaluationOf(u directory.UserID) int {
	return slices.IndexFunc(r.Evaluations, func(e Evaluation) bool { return e.By == u })
}

// evaluates is whose turn it is while the requirement is evaluated: the assessors', and
// once enough of them have said what they think, the deciders'. Where there is nobody
// left to ask, only Management may decide.
func (r Requirement) evaluates(s Scene) []directory.UserID {
	missing := r.Missing(s)
	switch {
	case r.Enough(s):
		return s.deciders()
	case len(missing) > 0:
		return missing
	}
	return s.present(s.People.Holding(directory.Management)...)
}

// ready reports whether the requirement waits for a decision, no more for assessors.
func (r Requirement) ready(s Scene) bool {
	return r.State == Evaluating && (r.Enough(s) || len(r.Missing(s)) == 0)
}

// deciders are who settles what becomes of it: the chairs of its committee, else
// Management.
func (s Scene) deciders() []directory.UserID {
	var chairs []directory.UserID
	for _, id := range s.Members {
		if m := s.People[id]; m.Active && m.Has(directory.Chair) {
			chairs = append(chairs, s.People.Reach(id, s.Now))
		}
	}
	if len(chairs) == 0 {
		return s.present(s.People.Holding(directory.Management)...)
	}
	slices.Sort(chairs)
	return slices.Compact(chairs)
}
