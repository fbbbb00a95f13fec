package sheet

import "docket/internal/fault"

// Refusal is a line that was not taken, and why.
type Refusal struct {
	Line int // in the file, from 1; 0 when it is about the whole file
	Why  *fault.Error
}

// Each has every line of the table taken, and returns those that were refused. A
// fault refuses its line; any other error ends the walk.
func (s *Sheet) Each(take func(Row) error) (refused []Refusal, err error) {
	for row, err := range s.Rows() {
		if err == nil {
			err = take(row)
		}
		if err == nil {
			continue
		}
		why, ok := fault.As(err)
		if !ok {
			return refused, err
		}
		refused = append(refused, Refusal{Line: row.Line, Why: why})
	}
	return refused, nil
}
