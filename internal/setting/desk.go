package setting

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// Subject is how the record points at the settings, all together.
var Subject = outbox.Subject{Kind: "setting", ID: 1}

// Value is what a setting has now.
type Value struct {
	Numbers []int
	By      directory.UserID // who changed it last; "" while it has its default
	All     Numbers          // every setting, to be read only
}

// Rule makes the next numbers of those there are, or refuses with a fault.
type Rule func(Value) ([]int, error)

// Store keeps settings.
type Store interface {
	// Numbers returns the settings that were changed.
	Numbers(ctx context.Context) (Numbers, error)
	// SetNumbers lets the rule make the setting's next numbers and writes them,
	// once per act, audited. The same numbers again are not written.
	SetNumbers(ctx context.Context, act directory.Act, k Key, rule Rule) error
}

// Desk carries out what people ask about settings.
type Desk struct {
	store  Store
	roster directory.Roster
}

// NewDesk returns a desk that keeps settings in store.
func NewDesk(store Store, roster directory.Roster) *Desk { return &Desk{store: store, roster: roster} }

// Numbers returns the settings as they are now.
func (d *Desk) Numbers(ctx context.Context) (Numbers, error) { return d.store.Numbers(ctx) }

// Set gives a setting these numbers instead of those that were seen; whoever
// comes second is told. They apply to what comes next.
func (d *Desk) Set(ctx context.Context, act directory.Act, k Key, seen, values []int) error {
	if err := directory.Allow(ctx, d.roster, act.By, directory.Administer); err != nil {
		return err
	}
	s, ok := Find(k)
	if !ok {
		return fault.NotFoundf("There is no such setting any more.")
	}
	if err := s.Check(values); err != nil {
		return err
	}
	err := d.store.SetNumbers(ctx, act, k, func(now Value) ([]int, error) {
		if !slices.Equal(now.Numbers, seen) && !slices.Equal(now.Numbers, values) {
			return nil, fault.Conflictf("%s has changed this to %s meanwhile. Open it anew.", now.By.Mention(), Words(now.Numbers))
		}
		next := Numbers{}
		maps.Copy(next, now.All)
		next[k] = values
		return values, next.agree(k)
	})
	if err != nil {
		return fmt.Errorf("set %s: %w", k, err)
	}
	return nil
}

// Words writes numbers as Read takes them: "5, 10, 14".
func Words(numbers []int) string {
	said := make([]string, len(numbers))
	for n, v := range numbers {
		said[n] = strconv.Itoa(v)
	}
	return strings.Join(said, ", ")
}

// Read reads numbers with commas or spaces between. What is no whole number is an
// Invalid fault in "value".
func Read(words string) ([]int, error) {
	var numbers []int
	for _, w := range strings.FieldsFunc(words, func(c rune) bool { return c == ',' || c == ';' || c == ' ' || c == '\u00a0' || c == '\u202f' }) {
		v, err := strconv.Atoi(w)
		if err != nil {
			return nil, fault.Invalidf("Write whole numbers, with commas between.").In("value")
		}
		numbers = append(numbers, v)
	}
	return numbers, nil
}
