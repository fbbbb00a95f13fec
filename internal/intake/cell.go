package intake

import (
	"strings"

	"docket/internal/sheet"
)

// A cell that begins like a formula is one to a spreadsheet, and may do harm there
// (OWASP: CSV injection). It is written behind an apostrophe, as spreadsheets
// themselves do it, and read without.
const formula = "=+-@\t\r"

// guarded is the text as a file holds it.
func guarded(text string) string {
	if bare := strings.TrimLeft(text, "'"); bare != "" && strings.ContainsRune(formula, rune(bare[0])) {
		return "'" + text
	}
	return text
}

// text is a cell as it was before it was guarded, with its line breaks.
func text(row sheet.Row, column string) string {
	said := row.Long(column)
	if bare := strings.TrimLeft(said, "'"); bare != said && bare != "" && strings.ContainsRune(formula, rune(bare[0])) {
		return said[1:]
	}
	return said
}
