package requirement

import (
	"testing"
	"time"

	"docket/internal/directory"
)

func TestNobodyIsAskedWhereNobodyIsNamed(t *testing.T) {
	s := Scene{Now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), People: directory.People{"": {Active: true}, "UME": {ID: "UME", Active: true}}}
	if to := s.present("", "UME"); len(to) != 1 || to[0] != "UME" {
		t.Errorf("%q are asked", to)
	}
}
