// Package sheet reads the tables people keep in CSV files, as spreadsheets write
// them: in UTF-8 or, with a byte order mark, in UTF-16, separated by commas, semicolons
// or tabs, the columns in any order under any of their names.
//
// It owns what makes a line unreadable, and says so line by line. It refuses to
// know what the columns mean, and files that are no table of the right kind.
package sheet

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	unicodetext "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"docket/internal/calendar"
	"docket/internal/fault"
)

// The sizes beyond which a file is not read.
const (
	MaxBytes = 64 << 20
	MaxCell  = 4000 // characters
)

// Column is a column that is looked for, by any of its names. The first is what
// the cells are asked for by. Capitals do not matter.
type Column struct {
	Names    []string
	Optional bool
}

// Sheet is a table under way.
type Sheet struct {
	csv   *csv.Reader
	rest  *io.LimitedReader
	place map[string]int
}

// Open reads the head of a table. A file without a required column is an Invalid
// fault.
func Open(r io.Reader, columns ...Column) (*Sheet, error) {
	rest := &io.LimitedReader{R: r, N: MaxBytes + 1}
	in := bufio.NewReader(transform.NewReader(rest, unicodetext.BOMOverride(transform.Nop)))
	s := &Sheet{csv: csv.NewReader(in), rest: rest, place: make(map[string]int, len(columns))}
	s.csv.Comma, s.csv.ReuseRecord = separator(in), true
	s.csv.TrimLeadingSpace = s.csv.Comma != '\t' // it would take an empty cell for space
	head, err := s.csv.Read()
	var broken *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		return nil, fault.Invalidf("The file is empty.")
	case errors.As(err, &broken):
		return nil, fault.Invalidf("The first line of the file cannot be read. It has to name the columns.")
	case err != nil:
		return nil, fmt.Errorf("read head of table: %w", err)
	}
	return s, s.find(head, columns)
}

// separator is the one that the first line has most of.
func separator(in *bufio.Reader) rune {
	head, _ := in.Peek(4096)
	line, _, _ := strings.Cut(string(head), "\n")
	best := ','
	for _, other := range ";\t" {
		if strings.Count(line, string(other)) > strings.Count(line, string(best)) {
			best = other
		}
	}
	return best
}

func (s *Sheet) find(head []string, columns []Column) error {
	for _, c := range columns {
		at := -1
		for n, name := range head {
			for _, known := range c.Names {
				if strings.EqualFold(strings.TrimSpace(name), known) {
					at = n
				}
			}
		}
		if at < 0 && !c.Optional {
			return fault.Invalidf("The file has no column %q.", c.Names[0])
		}
		s.place[c.Names[0]] = at
	}
	return nil
}

// Row is a line of the table.
type Row struct {
	Line  int // in the file, from 1; the head is above
	cells []string
	place map[string]int
}

// Text is a cell, without spaces around it and with single ones inside; "" when
// the table has no such column.
func (r Row) Text(column string) string {
	return strings.Join(strings.Fields(r.cell(column)), " ")
}

// Long is a cell that may have several lines, without space around it.
func (r Row) Long(column string) string { return strings.TrimSpace(r.cell(column)) }

// cell is what stands in the column, "" where a line that was refused ends before it.
func (r Row) cell(column string) string {
	if at := r.place[column]; at >= 0 && at < len(r.cells) {
		return r.cells[at]
	}
	return ""
}

// Day is a cell that holds a date, "2026-11-30", or nothing. Anything else is an
// Invalid fault.
func (r Row) Day(column string) (calendar.Date, error) {
	text := r.Text(column)
	if text == "" {
		return calendar.Date{}, nil
	}
	day, err := calendar.ParseDate(text)
	if err == nil && day.Year < 1900 {
		err = fault.Invalidf("The year of %s cannot be right.", text)
	}
	return day, err
}

// Rows walks through the lines. A line that cannot be read comes with a fault that
// says why, and the walk goes on; any other error ends it. A row holds only until
// the next one is asked for.
func (s *Sheet) Rows() iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for {
			cells, err := s.csv.Read()
			if errors.Is(err, io.EOF) && s.rest.N > 0 {
				return
			}
			row := Row{cells: cells, place: s.place}
			err = s.judge(&row, err)
			_, refused := fault.As(err)
			if !yield(row, err) || err != nil && !refused || s.rest.N <= 0 {
				return
			}
		}
	}
}

// judge finds the row's line, and what is wrong with it.
func (s *Sheet) judge(row *Row, err error) error {
	var broken *csv.ParseError
	if s.rest.N <= 0 {
		row.Line = 0
		return fault.Invalidf("The file is larger than %d MB. Split it.", MaxBytes>>20)
	}
	if errors.As(err, &broken) {
		row.Line = broken.StartLine
		if errors.Is(err, csv.ErrFieldCount) {
			return fault.Invalidf("The line has more or fewer cells than the first one.")
		}
		return fault.Invalidf("The quotation marks of the line do not match.")
	}
	if err != nil {
		return fmt.Errorf("read table: %w", err)
	}
	row.Line, _ = s.csv.FieldPos(0)
	for _, cell := range row.cells {
		if err := judgeCell(cell); err != nil {
			return err
		}
	}
	return nil
}

func judgeCell(cell string) error {
	switch {
	case !utf8.ValidString(cell):
		return fault.Invalidf("The line is not UTF-8. Save the file as CSV UTF-8.")
	case utf8.RuneCountInString(cell) > MaxCell:
		return fault.Invalidf("A cell has more than %d characters.", MaxCell)
	case strings.ContainsFunc(cell, func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }):
		return fault.Invalidf("A cell holds characters that cannot be shown.")
	}
	return nil
}
