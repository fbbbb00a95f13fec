package locale_test

import (
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"docket/internal/locale"
)

func TestForChoosesTheLanguage(t *testing.T) {
	tests := map[string]string{
		"fr-FR": "fr", "fr": "fr", "fr_CA": "fr", "FR-ch": "fr", " fr-FR": "fr",
		"en-US": "en-GB", "en-GB": "en-GB", "zh-CN": "en-GB", "": "en-GB", "fry": "en-GB", "??": "en-GB",
	}
	for tag, want := range tests {
		if got := locale.For(tag).Tag(); got != want {
			t.Errorf("For(%q) speaks %s, want %s", tag, got, want)
		}
	}
}

func TestPluralsFollowTheLanguage(t *testing.T) {
	tests := []struct {
		n               int
		english, french string
	}{
		{0, "0 weeks", "0 semaine"},
		{1, "1 week", "1 semaine"},
		{2, "2 weeks", "2 semaines"},
		{-1, "-1 week", "-1 semaine"},
		{1200, "1,200 weeks", "1\u00a0200 semaines"},
		{1_000_000, "1,000,000 weeks", "1\u00a0000\u00a0000 semaines"},
	}
	for _, test := range tests {
		weeks := locale.Pluralf(test.n, "%d week", "%d weeks")
		if got := locale.English().Say(weeks); got != test.english {
			t.Errorf("%d in English = %q, want %q", test.n, got, test.english)
		}
		if got := locale.French().Say(weeks); got != test.french {
			t.Errorf("%d in French = %q, want %q", test.n, got, test.french)
		}
	}
}

func TestLocalizedArgumentsAreSaidInTheSameLanguage(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 30, 8, 0, 0, 0, time.UTC)
	tests := map[string]struct {
		it              locale.Localized
		english, french string
	}{
		"a day":            {locale.Day{At: at, Zone: paris}, "Monday 30 Nov", "lundi 30 nov."},
		"a moment":         {locale.Moment{At: at, Zone: paris}, "Mon 30 Nov 09:00", "lun. 30 nov. 09:00"},
		"an age":           {locale.Age(50 * time.Hour), "2 days", "2 jours"},
		"a text in a text": {locale.Textf("%s and %s", locale.Age(time.Hour), "Ana"), "1 hour and Ana", "1 heure et Ana"},
		"a choice":         {locale.Choice{"Ana", locale.Age(time.Hour)}, "Ana or 1 hour", "Ana ou 1 heure"},
		"a date":           {locale.Date{At: at, Zone: paris}, "30 Nov 2026", "30 nov. 2026"},
		"all together":     {locale.Together{"Ana", locale.Age(time.Hour), "Marc"}, "Ana, 1 hour and Marc", "Ana, 1 heure et Marc"},
		"a choice of one":  {locale.Choice{"Ana"}, "Ana", "Ana"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := locale.English().T("%s", test.it); got != test.english {
				t.Errorf("in English = %q, want %q", got, test.english)
			}
			if got := locale.French().T("%s", test.it); got != test.french {
				t.Errorf("in French = %q, want %q", got, test.french)
			}
		})
	}
}

func TestTextsAreCutToTheirPlace(t *testing.T) {
	p := locale.English()
	places := map[string]struct {
		say   func(format string, args ...any) string
		limit int
	}{
		"a title": {p.Title, 24}, "a button": {p.Button, 75}, "an option": {p.Option, 75}, "a confirmation": {p.Confirm, 300},
		"a placeholder": {p.Placeholder, 150}, "a header": {p.Header, 150}, "a label": {p.Label, 2000},
	}
	for name, place := range places {
		t.Run(name, func(t *testing.T) {
			fits, tooLong := strings.Repeat("é", place.limit), strings.Repeat("é", place.limit+1)
			if got := place.say("%s", fits); got != fits {
				t.Errorf("what fits was changed to %q", got)
			}
			if got, want := place.say("%s", tooLong), strings.Repeat("é", place.limit-1)+"…"; got != want {
				t.Errorf("what is too long became %q, want %q", got, want)
			}
		})
	}
}

func TestClipKeepsWithinTheLimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, limit := rapid.String().Draw(t, "text"), rapid.IntRange(1, 40).Draw(t, "limit")
		got := locale.Clip(text, limit)
		if utf8.RuneCountInString(got) > limit {
			t.Fatalf("Clip(%q, %d) = %q is too long", text, limit, got)
		}
		if utf8.RuneCountInString(text) <= limit && got != text {
			t.Fatalf("Clip(%q, %d) changed what fits to %q", text, limit, got)
		}
	})
}

func TestOnePrinterServesManyAtOnce(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for n := range 200 {
				if got := locale.For("fr-FR").N(n+2, "%d day", "%d days"); !strings.HasSuffix(got, " jours") {
					t.Errorf("said %q", got)
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkT(b *testing.B) {
	p := locale.French()
	for b.Loop() {
		p.T("%s and %s", "Ana", "Marc")
	}
}

func TestTwoFormsForOneEnglishFollowTheCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 nouveau", 1: "1 nouveau", 2: "2 nouveaux"} {
		if got := locale.French().N(n, "%d new", "%d new"); got != want {
			t.Errorf("%d new in French = %q, want %q", n, got, want)
		}
	}
}

func TestFrenchPunctuationStaysWithItsWord(t *testing.T) {
	if got, want := locale.French().T("Team: %s", "Ana"), "Équipe\u00a0: Ana"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}

func TestAMonthThatIsCutShortEndsASentence(t *testing.T) {
	day := locale.Day{At: time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC), Zone: time.UTC}
	if got := locale.French().T("%s. %s.", day, day); got != "lundi 30 nov. lundi 30 nov." {
		t.Errorf("in French = %q", got)
	}
	if got := locale.English().T("%s.", day); got != "Monday 30 Nov." {
		t.Errorf("in English = %q", got)
	}
}
