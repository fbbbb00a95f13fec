package blockkit

import (
	"fmt"
	"strconv"
	"unicode/utf8"
)

// The two tables. A message shows one of them; Slack answers a second one with invalid_attachments.

var cells = map[string]shape{
	"raw_text":   object(must("text", text(1, unlimited))),
	"raw_number": object(must("value", number), may("text", text(1, unlimited))),
	"rich_text":  richText.and(may("block_id", text(1, 255))),
}

var cell = typed(cells, "raw_text", "raw_number", "rich_text")

var table = object(
	must("rows", list(1, 100, list(1, 20, cell))),
	may("column_settings", list(0, 20, columnSetting)),
).with(onlyTable, cellCharacters(10_000))

// dataTable counts its heading among the rows: 1 + 100.
var dataTable = object(
	must("caption", text(1, unlimited)),
	must("rows", list(2, 101, list(1, 20, cell))),
	may("page_size", integer(1, 100)),
	may("row_header_column_index", integer(0, 19)),
).with(onlyTable, cellCharacters(20_000), evenRows, plainHeading)

// columnSetting may be null: that column keeps the defaults.
func columnSetting(in *inspection, at string, v any) {
	if v != nil {
		object(may("align", enum("left", "center", "right")), may("is_wrapped", flag)).check(in, at, v)
	}
}

func onlyTable(in *inspection, at string, _ map[string]any) {
	in.tables++
	if in.tables == 2 && in.surface == message {
		in.problems = append(in.problems, Problem{Message: CodeOnlyOneTable, Pointer: at, Code: CodeOnlyOneTable})
	}
}

func cellCharacters(hi int) together {
	return func(in *inspection, at string, o map[string]any) {
		if n := characters(o["rows"]); n > hi {
			in.report(at+"/rows", fmt.Sprintf("must be less than %d characters", hi+1), limit("max_length", hi, n))
		}
	}
}

// characters counts what is shown of a value: every "text" in it.
func characters(v any) int {
	n := 0
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			n += characters(item)
		}
	case map[string]any:
		if s, ok := v["text"].(string); ok {
			n += utf8.RuneCountInString(s)
		}
		n += characters(v["elements"])
	}
	return n
}

func evenRows(in *inspection, at string, o map[string]any) {
	rows, _ := o["rows"].([]any)
	for i, r := range rows {
		first, _ := rows[0].([]any)
		if row, ok := r.([]any); ok && len(row) != len(first) {
			in.report(at+"/rows/"+strconv.Itoa(i), "must have the same number of cells as the first row", limit("cells", len(first), len(row)))
		}
	}
}

func plainHeading(in *inspection, at string, o map[string]any) {
	rows, _ := o["rows"].([]any)
	if len(rows) == 0 {
		return
	}
	heading, _ := rows[0].([]any)
	for i, c := range heading {
		if c, ok := c.(map[string]any); ok && c["type"] == "rich_text" {
			in.report(at+"/rows/0/"+strconv.Itoa(i)+"/type", "unsupported type: rich_text",
				map[string]any{"type": "enum", "expected": []string{"raw_text", "raw_number"}, "got": "rich_text"})
		}
	}
}
