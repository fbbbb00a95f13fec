package sandbox

import (
	"encoding/base64"
	"strconv"
	"strings"
)

// maxLimit is the largest page any list gives.
const maxLimit = 1000

// paginate cuts the page a call asks for out of a list, with the cursor of the next one.
func paginate[T any](c *call, list []T, size int) (page []T, next string, err error) {
	limit, ok := c.args.number("limit", size)
	if !ok || limit < 0 || limit > maxLimit {
		return nil, "", refuse(c.word("invalid_limit", "invalid_arguments"))
	}
	if limit == 0 {
		limit = size
	}
	from, ok := c.cursor()
	if !ok || from > len(list) {
		return nil, "", refuse("invalid_cursor")
	}
	to := min(from+limit, len(list))
	if to < len(list) {
		next = base64.StdEncoding.EncodeToString([]byte("next:" + strconv.Itoa(to)))
	}
	return list[from:to], next, nil
}

func (c *call) cursor() (int, bool) {
	if !c.args.has("cursor") {
		return 0, true
	}
	raw, err := base64.StdEncoding.DecodeString(c.args["cursor"])
	if err != nil {
		return 0, false
	}
	number, ok := strings.CutPrefix(string(raw), "next:")
	n, err := strconv.Atoi(number)
	return n, ok && err == nil && n >= 0
}

func withCursor(a answer, next string) answer {
	a["response_metadata"] = map[string]any{"next_cursor": next}
	return a
}

// word is the first of the words that the reference lists for this method; the last one serves when it lists none.
func (c *call) word(words ...string) string {
	for _, w := range words {
		if c.method.says(w) {
			return w
		}
	}
	return words[len(words)-1]
}
