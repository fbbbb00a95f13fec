package search

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ShardMark stands for the shard's number in what the index is asked.
const ShardMark = "~"

// Ask is what the index is asked about a kind's things. Each text in it is a tsquery in
// which ShardMark stands for the shard. Nothing answers two of them.
type Ask struct {
	Kind    Kind     `json:"kind"`
	Numbers []string `json:"numbers"` // what the text may be the number of; comes first
	Levels  []Level  `json:"levels"`  // the best first

	// Parts are what every answer of the Levels holds, the one that tells most first as
	// far as that can be guessed: what may be seen, then the longest word.
	Parts []string `json:"parts"`
}

// Level is how well things answer: by their titles alone, by titles and names, by all
// that was written.
type Level struct {
	Held string   `json:"held"` // every word, somewhere up to here, by what may be seen
	Asks []string `json:"asks"` // what answers so and no better: what is open, then what is over

	// Needs are held by something, each of them, where anything answers so: the way to
	// know of a whole level that it is empty.
	Needs []string `json:"needs"`
}

// Ask is the question about a kind's things to one who has a sight.
func (q Query) Ask(k Kind, s Sight) Ask {
	letter := letters[k] + ShardMark
	seen := s.lexemes(k, letter)
	may := ""
	if seen != "" {
		may = " & " + seen
	}
	rest := may
	a := Ask{Kind: k, Numbers: []string{}, Parts: q.parts(letter, seen)}
	for _, n := range q.Numbers {
		if number := quoted(letter + numberMark + strconv.FormatInt(n.ID, 10)); n.Kind == string(k) {
			a.Numbers = append(a.Numbers, number+rest)
			rest += " & !" + number
		}
	}
	open := quoted(letter + openMark)
	for n := range q.within() {
		here := q.held(letter, parts[:n+1]) + rest
		if n > 0 {
			here += " & !(" + q.held(letter, parts[:n]) + ")"
		}
		a.Levels = append(a.Levels, Level{Held: q.held(letter, parts[:n+1]) + may, Asks: []string{here + " & " + open, here + " & !" + open}, Needs: q.needs(letter, n)})
	}
	return a
}

// parts are those of an Ask, to one who may see what seen finds.
func (q Query) parts(letter, seen string) []string {
	var all []string
	if seen != "" {
		all = append(all, seen)
	}
	long := slices.SortedStableFunc(slices.Values(q.Terms), func(a, b string) int { return utf8.RuneCountInString(b) - utf8.RuneCountInString(a) })
	for _, term := range long {
		all = append(all, one(letter, q.within(), term))
	}
	return all
}

// within are the parts of a document in which the words may stand.
func (q Query) within() string {
	if q.Named {
		return parts[:len(parts)-1]
	}
	return parts
}

// needs are those of the level that ends with a part: a word in that part, and each
// word there or in a better one.
func (q Query) needs(letter string, part int) []string {
	var here, each []string
	for _, term := range q.Terms {
		here, each = append(here, one(letter, parts[part:part+1], term)), append(each, one(letter, parts[:part+1], term))
	}
	if part == 0 || len(q.Terms) == 1 {
		return here
	}
	return append([]string{strings.Join(here, " | ")}, each...)
}

// held asks for what holds every term in one of the parts.
func (q Query) held(letter, parts string) string {
	all := make([]string, len(q.Terms))
	for n, term := range q.Terms {
		all[n] = one(letter, parts, term)
	}
	return strings.Join(all, " & ")
}

// one asks for what holds a term in one of the parts.
func one(letter, parts, term string) string {
	each := make([]string, len(parts))
	for p := range parts {
		each[p] = quoted(letter+parts[p:p+1]+term) + ":*"
	}
	return "(" + strings.Join(each, " | ") + ")"
}
