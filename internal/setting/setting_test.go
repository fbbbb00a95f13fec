package setting_test

import (
	"slices"
	"testing"

	"docket/internal/fault"
	"docket/internal/setting"
)

func TestWhichNumbersASettingTakes(t *testing.T) {
	for _, tt := range []struct {
		name  string
		key   setting.Key
		words string
		takes bool
	}{
		{"one number", setting.SilenceDays, "20", true},
		{"the smallest", setting.SilenceDays, "2", true},
		{"less", setting.SilenceDays, "1", false},
		{"more than the largest", setting.SilenceDays, "366", false},
		{"none", setting.SilenceDays, " ", false},
		{"two where one is wanted", setting.SilenceDays, "10, 20", false},
		{"a fraction", setting.SilenceDays, "1.5", false},
		{"a word", setting.SilenceDays, "many", false},
		{"a negative number", setting.SilenceDays, "-3", false},
		{"a list", setting.SilenceReminders, "3, 6,9", true},
		{"a list with blanks, as French writes it", setting.SilenceReminders, "3 ; 6 ; 9", true},
		{"a list of one", setting.SilenceReminders, "7", true},
		{"no list", setting.SilenceReminders, "", false},
		{"six numbers", setting.SilenceReminders, "1,2,3,4,5,6", false},
		{"a list out of order", setting.SilenceReminders, "5, 3", false},
		{"a number twice", setting.SilenceReminders, "5, 5", false},
		{"a list that counts down", setting.ServiceEnds, "30, 7, 0", true},
		{"one that should, and does not", setting.ServiceEnds, "7, 30", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := setting.Find(tt.key)
			numbers, err := setting.Read(tt.words)
			if err == nil {
				err = s.Check(numbers)
			}
			if f, refused := fault.As(err); (err == nil) != tt.takes || refused && f.Field != "value" {
				t.Errorf("%q: %v", tt.words, err)
			}
		})
	}
}

func TestEveryDefaultIsTakenAndWrittenAsItIsRead(t *testing.T) {
	for _, s := range setting.All {
		if err := s.Check(s.Default); err != nil {
			t.Errorf("%s: %v", s.Key, err)
		}
		if back, err := setting.Read(setting.Words(s.Default)); err != nil || !slices.Equal(back, s.Default) {
			t.Errorf("%s: %v became %v, %v", s.Key, s.Default, back, err)
		}
	}
}

func TestWhatWasChangedStandsInThePlaceOfTheDefault(t *testing.T) {
	numbers := setting.Numbers{setting.SilenceDays: {20}}
	if got := numbers.One(setting.SilenceDays); got != 20 {
		t.Errorf("changed: %d", got)
	}
	if got := setting.Numbers(nil).One(setting.SilenceDays); got != 15 {
		t.Errorf("not changed: %d", got)
	}
	if got := numbers.List("nonsense"); len(got) != 0 {
		t.Errorf("unknown: %v", got)
	}
}
