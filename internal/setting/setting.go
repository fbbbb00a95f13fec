// Package setting holds the numbers of the business that an administrator may
// change: how many days of silence close a project, when somebody is reminded.
// It refuses a number outside its bounds, and to know what a number does.
package setting

import (
	"slices"

	"docket/internal/fault"
)

// Key names a setting.
type Key string

// The settings; the unit and the default of each is in All.
const (
	SilenceDays         Key = "silence_days"
	SilenceReminders    Key = "silence_reminders"
	ReopenDays          Key = "reopen_days"
	LowScore            Key = "low_score"
	EmergencyRepeat     Key = "emergency_repeat"
	EmergencyRounds     Key = "emergency_rounds"
	ServiceEnds         Key = "service_ends"
	ActionReminders     Key = "action_reminders"
	InformWithin        Key = "inform_within"
	CallbackReminders   Key = "callback_reminders"
	EntitlementEnds     Key = "entitlement_ends"
	ApprovalHours       Key = "approval_hours"
	ApprovalClock       Key = "approval_clock"
	WorkingDay          Key = "working_day"
	CataloguePrices     Key = "catalogue_prices"
	OrderSendReminder   Key = "order_send_reminder"
	OrderBackReminder   Key = "order_back_reminder"
	AnswerHours         Key = "answer_hours"
	ResolveHours        Key = "resolve_hours"
	TakeHours           Key = "take_hours"
	TellHours           Key = "tell_hours"
	TalkHours           Key = "talk_hours"
	AssessorsNeeded     Key = "assessors_needed"
	ReviewDays          Key = "review_days"
	EvaluationReminders Key = "evaluation_reminders"
	EvaluationDay       Key = "evaluation_day"
	CallsPerDay         Key = "calls_per_day"
	CallAgain           Key = "call_again"
)

// Setting is what is known of a key.
type Setting struct {
	Key      Key
	Default  []int
	Min, Max int  // of each number
	List     bool // up to five numbers; else exactly one
	Pair     bool // a list of exactly two: from, to
	Classes  bool // a list of exactly three, for customers of class A, B and C, in no order
	Falling  bool // a list that counts down: 60, 30, 7
}

// All are the settings in the order people see them. Numbers are calendar days
// unless it says otherwise (domain, sections 3 to 8).
var All = []Setting{
	{Key: SilenceDays, Default: []int{15}, Min: 2, Max: 365},
	{Key: SilenceReminders, Default: []int{5, 10, 14}, Min: 1, Max: 364, List: true},
	{Key: ReopenDays, Default: []int{30}, Min: 0, Max: 365},
	{Key: LowScore, Default: []int{6}, Min: 0, Max: 9},            // of 10
	{Key: EmergencyRepeat, Default: []int{15}, Min: 5, Max: 1440}, // minutes
	{Key: EmergencyRounds, Default: []int{3}, Min: 1, Max: 20},    // rounds before superiors are told too
	{Key: ServiceEnds, Default: []int{60, 30, 7, 0}, Min: 0, Max: 365, List: true, Falling: true},
	{Key: ActionReminders, Default: []int{0, 1, 3}, Min: 0, Max: 60, List: true}, // the last one goes to the hierarchy
	{Key: InformWithin, Default: []int{2}, Min: 0, Max: 60},
	{Key: CallbackReminders, Default: []int{0, 2, 7}, Min: 0, Max: 60, List: true}, // the last one goes to the hierarchy
	{Key: EntitlementEnds, Default: []int{60, 30, 7}, Min: 0, Max: 365, List: true, Falling: true},
	{Key: ApprovalHours, Default: []int{24, 48, 72}, Min: 1, Max: 1000, List: true},               // hours; the second is the deadline
	{Key: ApprovalClock, Default: []int{0}, Min: 0, Max: 2},                                       // 0 plain hours, 1 working hours, 2 hours of working days
	{Key: WorkingDay, Default: []int{9, 18}, Min: 0, Max: 24, List: true, Pair: true},             // hours of the day, in the committee's zone
	{Key: CataloguePrices, Default: []int{0}, Min: 0, Max: 1},                                     // 1: the public catalogue names list prices
	{Key: OrderSendReminder, Default: []int{2}, Min: 1, Max: 60},                                  // working days after the approval
	{Key: OrderBackReminder, Default: []int{14}, Min: 1, Max: 365},                                // after it was sent
	{Key: AnswerHours, Default: []int{2, 4, 8}, Min: 1, Max: 1000, List: true, Classes: true},     // working hours until the customer has a first answer
	{Key: ResolveHours, Default: []int{16, 40, 80}, Min: 1, Max: 5000, List: true, Classes: true}, // working hours until a request is carried out
	{Key: TakeHours, Default: []int{1, 4}, Min: 1, Max: 1000, List: true},                         // working hours; the first goes to the owner, the last to the dispatcher
	{Key: TellHours, Default: []int{4}, Min: 1, Max: 1000},                                        // working hours between two reminders to tell the customer
	{Key: TalkHours, Default: []int{8, 16}, Min: 1, Max: 1000, List: true},                        // working hours; the last goes to the hierarchy
	{Key: AssessorsNeeded, Default: []int{2}, Min: 1, Max: 20},                                    // evaluations before a requirement is decided
	{Key: EvaluationReminders, Default: []int{2, 4}, Min: 1, Max: 60, List: true},                 // working days; the last one goes to the hierarchy
	{Key: ReviewDays, Default: []int{90, 365}, Min: 1, Max: 3650, List: true, Pair: true},         // as it is proposed, and at the latest
	{Key: EvaluationDay, Default: []int{5}, Min: 1, Max: 7},                                       // of the week, 1 is Monday
	{Key: CallsPerDay, Default: []int{5}, Min: 1, Max: 100},                                       // call-backs one person is given for one day
	{Key: CallAgain, Default: []int{2}, Min: 1, Max: 30},                                          // working days until a call that nobody answered is tried again
}

// Find returns what is known of the key.
func Find(k Key) (Setting, bool) {
	n := slices.IndexFunc(All, func(s Setting) bool { return s.Key == k })
	if n < 0 {
		return Setting{}, false
	}
	return All[n], true
}

// Check refuses values that make no sense for the setting.
func (s Setting) Check(values []int) error {
	switch {
	case s.Pair && len(values) != 2:
		return fault.Invalidf("These are two numbers, from and to.").In("value")
	case s.Classes && len(values) != 3:
		return fault.Invalidf("These are three numbers, for class A, B and C.").In("value")
	case !s.List && len(values) != 1:
		return fault.Invalidf("This is one number.").In("value")
	case len(values) == 0 || len(values) > 5:
		return fault.Invalidf("Write one to five numbers, with commas between.").In("value")
	}
	for n, v := range values {
		if v < s.Min || v > s.Max {
			return fault.Invalidf("The number lies between %d and %d.", s.Min, s.Max).In("value")
		}
		if n > 0 && !s.Classes && (v <= values[n-1]) != s.Falling {
			return fault.Invalidf("The numbers stand in their order, each one once.").In("value")
		}
	}
	return nil
}

// agree refuses numbers that contradict each other: a reminder of the customer's
// silence has to come before the silence is over.
func (n Numbers) agree(changed Key) error {
	reminders, days := n.List(SilenceReminders), n.One(SilenceDays)
	last := reminders[len(reminders)-1]
	switch {
	case last < days:
		return nil
	case changed == SilenceDays:
		return fault.Invalidf("The last reminder comes on day %d, after that. Change the reminders first.", last).In("value")
	case changed == SilenceReminders:
		return fault.Invalidf("Silence closes a project after %d days. The last reminder has to come before that.", days).In("value")
	}
	return nil
}

// Numbers are the settings that were changed.
type Numbers map[Key][]int

// List is the setting's numbers. The slice is the caller's to read only.
func (n Numbers) List(k Key) []int {
	if changed, ok := n[k]; ok {
		return changed
	}
	s, _ := Find(k)
	return s.Default
}

// One is the setting's only number, 0 for a key nobody knows.
func (n Numbers) One(k Key) int {
	if l := n.List(k); len(l) > 0 {
		return l[0]
	}
	return 0
}
