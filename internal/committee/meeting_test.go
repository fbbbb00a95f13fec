package committee

import (
	"testing"
	"time"

	"docket/internal/directory"
	"docket/internal/fault"
)

func TestWhoMayDoWhatWithAMeeting(t *testing.T) {
	chair := directory.Member{ID: "U1", Active: true, Roles: []directory.Role{directory.Chair}}
	guest := directory.Member{ID: "U2", Active: true}
	gone := directory.Member{ID: "U3", Roles: []directory.Role{directory.Chair}}
	for _, tt := range []struct {
		name  string
		state State
		by    directory.Member
		do    Rule
		want  fault.Kind
		then  State
	}{
		{"the chair starts a meeting whose agenda stands", Posted, chair, Meeting.Start, fault.None, Running},
		{"a guest does not", Posted, guest, Meeting.Start, fault.Forbidden, Posted},
		{"somebody who left the company does not", Posted, gone, Meeting.Start, fault.Forbidden, Posted},
		{"nobody starts it twice", Running, chair, Meeting.Start, fault.Conflict, Running},
		{"nobody starts one that has ended", Ended, chair, Meeting.Start, fault.Conflict, Ended},
		{"nobody starts one that lapsed", Lapsed, chair, Meeting.Start, fault.Conflict, Lapsed},
		{"a guest joins while it runs", Running, guest, Meeting.Join, fault.None, Running},
		{"nobody joins before", Posted, guest, Meeting.Join, fault.Conflict, Posted},
		{"the chair ends it", Running, chair, Meeting.End, fault.None, Ended},
		{"a guest does not end it", Running, guest, Meeting.End, fault.Forbidden, Running},
		{"nobody ends what was not started", Posted, chair, Meeting.End, fault.Conflict, Posted},
		{"nobody ends what lapsed", Lapsed, chair, Meeting.End, fault.Conflict, Lapsed},
		{"nobody ends it twice", Ended, chair, Meeting.End, fault.Conflict, Ended},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, effects, err := tt.do(Meeting{ID: 7, State: tt.state}, Scene{Actor: tt.by, Zone: time.UTC, Now: time.Unix(0, 0), Head: 3})
			if fault.KindOf(err) != tt.want || m.State != tt.then {
				t.Errorf("got %s and %v, want %s and %q", m.State, err, tt.then, tt.want)
			}
			if (err == nil) != (effects.Verb != "") {
				t.Errorf("the record would say %q after %v", effects.Verb, err)
			}
		})
	}
}
