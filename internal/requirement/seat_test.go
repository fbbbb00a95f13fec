package requirement

import (
	"slices"
	"testing"

	"docket/internal/directory"
)

func TestARequirementIsAMatterOfItsOwnCommittee(t *testing.T) {
	for _, tt := range []struct {
		name     string
		members  []directory.UserID
		chair    string // the answer to a chair who decides
		assessed []directory.UserID
	}{
		{"its members assess and chair", []directory.UserID{nora, ana, bert}, "to_schedule", []directory.UserID{ana, bert}},
		{"the chair of another one does not decide", []directory.UserID{bert, cleo}, "forbidden", []directory.UserID{bert, cleo}},
		{"with too few assessors of its own all are asked", []directory.UserID{nora, ana}, "to_schedule", []directory.UserID{ana, bert, cleo}},
		{"without any too", []directory.UserID{nora, pavel}, "to_schedule", []directory.UserID{ana, bert, cleo}},
		{"one that names no members is everybody's", nil, "to_schedule", []directory.UserID{ana, bert, cleo}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := weighed(t)
			chair := d.people[nora]
			chair.Roles = []directory.Role{directory.Chair}
			d.people[nora] = chair
			s := d.scene(nora)
			s.Members = tt.members
			if got := d.Missing(s); !slices.Equal(got, tt.assessed) {
				t.Errorf("%v are asked, want %v", got, tt.assessed)
			}
			d.must(d.says(ana, Small))
			d.must(d.says(bert, Small))
			made, err := d.Decide(Verdict{Choice: Develop}, s)
			got := string(made.Requirement.State)
			if err != nil {
				got = faulted(err)
			}
			if got != tt.chair {
				t.Errorf("a chair is answered %s, want %s: %v", got, tt.chair, err)
			}
		})
	}
}
