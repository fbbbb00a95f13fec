package postgres_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/project"
	"docket/internal/questionnaire"
	"docket/internal/setting"
)

// race does the same as many people at once and returns what each was told.
func race(h *house, people int, do func(directory.Act, int) error) []error {
	told := make([]error, people)
	var all sync.WaitGroup
	for n := range people {
		act := h.by(admin)
		all.Go(func() { told[n] = do(act, n) })
	}
	all.Wait()
	return told
}

// wins fails unless one was heard and the others told that they came too late.
func wins(t *testing.T, told []error) {
	t.Helper()
	won := 0
	for _, err := range told {
		switch fault.KindOf(err) {
		case fault.None:
			won++
		case fault.Conflict:
		default:
			t.Errorf("somebody was told %v", err)
		}
	}
	if won != 1 {
		t.Errorf("%d of %d won", won, len(told))
	}
}

func TestASettingIsChangedByAdministratorsOnceAndRecorded(t *testing.T) {
	h := newHouse(t)
	desk := setting.NewDesk(h.store, h.store)
	if got := must(desk.Numbers(t.Context()))(t); len(got) != 0 {
		t.Fatalf("at first %v is changed", got)
	}
	act := h.by(admin)
	h.ok(desk.Set(t.Context(), act, setting.SilenceDays, []int{15}, []int{20}))
	h.ok(desk.Set(t.Context(), act, setting.SilenceDays, []int{15}, []int{99})) // the same press again
	h.ok(desk.Set(t.Context(), h.by(admin), setting.SilenceDays, []int{15}, []int{20}))
	if got := must(desk.Numbers(t.Context()))(t).One(setting.SilenceDays); got != 20 {
		t.Errorf("silence is %d", got)
	}
	entries := must(h.store.History(t.Context(), setting.Subject, 0, 10))(t)
	if len(entries) != 1 || entries[0].By != admin || string(entries[0].Before) != `{"silence_days": [15]}` || string(entries[0].After) != `{"silence_days": [20]}` {
		t.Errorf("on record are %s", fmt.Sprint(entries))
	}
	for _, who := range []directory.UserID{boss, chair, nobody} {
		if err := desk.Set(t.Context(), h.by(who), setting.SilenceDays, []int{20}, []int{30}); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s: %v", who, err)
		}
	}
	if err := desk.Set(t.Context(), h.by(admin), "nonsense", nil, []int{1}); fault.KindOf(err) != fault.NotFound {
		t.Errorf("an unknown setting: %v", err)
	}
}

func TestARemindersDayLiesWithinTheSilence(t *testing.T) {
	h := newHouse(t)
	desk := setting.NewDesk(h.store, h.store)
	set := func(k setting.Key, seen, next []int) fault.Kind {
		return fault.KindOf(desk.Set(t.Context(), h.by(admin), k, seen, next))
	}
	for _, tt := range []struct {
		name       string
		key        setting.Key
		seen, next []int
		want       fault.Kind
	}{
		{"a reminder on the day it closes", setting.SilenceReminders, []int{5, 10, 14}, []int{5, 15}, fault.Invalid},
		{"a silence that ends before a reminder", setting.SilenceDays, []int{15}, []int{14}, fault.Invalid},
		{"first the reminders", setting.SilenceReminders, []int{5, 10, 14}, []int{4, 9}, fault.None},
		{"then the silence", setting.SilenceDays, []int{15}, []int{10}, fault.None},
		{"a reminder after that", setting.SilenceReminders, []int{4, 9}, []int{5, 10, 14}, fault.Invalid},
		{"another number", setting.LowScore, []int{6}, []int{5}, fault.None},
	} {
		if got := set(tt.key, tt.seen, tt.next); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestOfTwoWhoChangeASettingOneIsTold(t *testing.T) {
	h := newHouse(t)
	desk := setting.NewDesk(h.store, h.store)
	for _, key := range []setting.Key{setting.SilenceDays, setting.SilenceDays} { // without a row, then with one
		seen := must(desk.Numbers(t.Context()))(t).List(key)
		wins(t, race(h, 6, func(act directory.Act, n int) error {
			return desk.Set(t.Context(), act, key, seen, []int{seen[0] + 1 + n})
		}))
	}
}

func TestADocumentOfTheHouseIsSetByAdministrators(t *testing.T) {
	h := newHouse(t)
	desk := project.NewHouseDesk(h.store, h.store)
	tariff := project.Document{Title: "Tariff 2026", URL: "https://house.example/tariff"}
	h.ok(desk.Set(t.Context(), h.by(admin), project.Tariff, project.Document{}.Mark(), tariff))
	if diff := diff(must(desk.Documents(t.Context()))(t), project.House{project.Tariff: tariff}); diff != "" {
		t.Errorf("the documents (-want +got):\n%s", diff)
	}
	if err := desk.Set(t.Context(), h.by(boss), project.Tariff, tariff.Mark(), project.Document{File: "F1"}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("Management: %v", err)
	}
	if err := desk.Set(t.Context(), h.by(admin), project.Tariff, tariff.Mark(), project.Document{}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("no document: %v", err)
	}
	if err := desk.Set(t.Context(), h.by(admin), project.Tariff, tariff.Mark(), project.Document{File: "F1"}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a file: %v", err)
	}
	wins(t, race(h, 6, func(act directory.Act, n int) error {
		return desk.Set(t.Context(), act, project.Tariff, tariff.Mark(), project.Document{URL: fmt.Sprint("https://house.example/", n)})
	}))
}

func TestAQuestionnaireGrowsByVersions(t *testing.T) {
	h := newHouse(t)
	desk := questionnaire.NewDesk(h.store, h.store)
	h.ok(h.store.EnsureQuestionnaire(t.Context())) // at every start
	first := must(desk.Current(t.Context()))(t)
	if first.Version != 1 || !slices.EqualFunc(first.Questions, questionnaire.Standard, questionnaire.Question.Equal) {
		t.Fatalf("a new workspace asks %+v", first)
	}
	act := h.by(admin)
	added := questionnaire.Question{Kind: questionnaire.Text, Ask: questionnaire.Words{"en": "What else?", "fr": "Quoi d’autre ?"}}
	second := must(desk.Put(t.Context(), act, 1, added))(t)
	again := must(desk.Put(t.Context(), act, 1, added))(t)
	if diff := diff(second, again); diff != "" || second.Version != 2 || second.By != admin || second.Questions[7].Key != "what_else" {
		t.Errorf("the second version is %+v, the same press again makes\n%s", second, diff)
	}
	same := must(desk.Put(t.Context(), h.by(admin), 2, second.Questions[7]))(t)
	if same.Version != 2 {
		t.Errorf("what changes nothing makes version %d", same.Version)
	}
	third := must(desk.Move(t.Context(), h.by(admin), 2, "what_else", -1))(t)
	fourth := must(desk.Remove(t.Context(), h.by(admin), 3, "goals"))(t)
	if third.Questions[6].Key != "what_else" || len(fourth.Questions) != 7 {
		t.Errorf("then come %+v and %+v", third, fourth)
	}
	if old := must(desk.Version(t.Context(), 1))(t); !slices.EqualFunc(old.Questions, first.Questions, questionnaire.Question.Equal) {
		t.Errorf("the first version became %+v", old)
	}
	if _, err := desk.Version(t.Context(), 9); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a version that is not there: %v", err)
	}
	if got := len(must(h.store.History(t.Context(), questionnaire.Subject, 0, 10))(t)); got != 3 {
		t.Errorf("%d changes are on record", got)
	}
	if _, err := desk.Remove(t.Context(), h.by(chair), 4, "dates"); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("the chair: %v", err)
	}
}

func TestOfTwoWhoEditTheQuestionnaireOneIsTold(t *testing.T) {
	h := newHouse(t)
	desk := questionnaire.NewDesk(h.store, h.store)
	wins(t, race(h, 6, func(act directory.Act, n int) error {
		_, err := desk.Put(t.Context(), act, 1, questionnaire.Question{
			Kind: questionnaire.Text, Ask: questionnaire.Words{"en": fmt.Sprintf("What is %d?", n)},
		})
		return err
	}))
	if now := must(desk.Current(t.Context()))(t); now.Version != 2 {
		t.Errorf("it is version %d", now.Version)
	}
}
