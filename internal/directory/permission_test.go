package directory

import "testing"

func TestGuestsAreOfTheCompanyOnceTheyHaveARole(t *testing.T) {
	for who, tt := range map[string]struct {
		member Member
		may    bool
	}{
		"somebody with a role":    {Member{Active: true, Roles: []Role{Finance}}, true},
		"somebody without":        {Member{Active: true}, true},
		"somebody who has left":   {Member{Roles: []Role{Finance}}, false},
		"a guest":                 {Member{Active: true, Guest: true}, false},
		"a guest who is employed": {Member{Active: true, Guest: true, Roles: []Role{Consultant}}, true},
	} {
		if err := Staff.Check(tt.member); (err == nil) != tt.may {
			t.Errorf("%s: %v", who, err)
		}
		if err := Administer.Check(tt.member); err == nil {
			t.Errorf("%s administers", who)
		}
	}
}
