package calendar

import (
	"testing"
	"time"
)

func TestNobodyIsToldAtNightWhatNobodyAskedFor(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ when, at, want string }{
		{"before dawn", "2026-11-23 03:00", "2026-11-23 09:00"},
		{"a minute before nine", "2026-11-23 08:59", "2026-11-23 09:00"},
		{"at nine", "2026-11-23 09:00", ""},
		{"just before eight in the evening", "2026-11-23 19:59", ""},
		{"at eight in the evening", "2026-11-23 20:00", "2026-11-24 09:00"},
		{"the evening before summer time begins", "2027-03-27 22:00", "2027-03-28 09:00"},
		{"the evening before it ends", "2027-10-30 22:00", "2027-10-31 09:00"},
	} {
		t.Run(tt.when, func(t *testing.T) {
			at, err := time.ParseInLocation("2006-01-02 15:04", tt.at, paris)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if next := Decent(at.UTC(), paris); !next.IsZero() {
				got = next.In(paris).Format("2006-01-02 15:04")
			}
			if got != tt.want {
				t.Errorf("it is said %q, want %q", got, tt.want)
			}
		})
	}
}
