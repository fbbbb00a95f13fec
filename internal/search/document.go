package search

import (
	"slices"
	"strconv"

	"docket/internal/directory"
)

// Document is what of a thing is looked for.
type Document struct {
	Kind  Kind
	ID    int64
	Over  bool     // nothing more will happen to it
	Title []string // its number and name
	Names []string // of its customer and its project
	Body  []string // all else that was written

	// Who may see it beside those who see everything of its kind; counts for Orders alone.
	People []directory.UserID
	Roles  []directory.Role
}

// Shard is how many numbers of a kind stand beside each other in the index. Each
// lexeme names its shard, so that the newest are found without a look at the others:
// of a word that half of all things hold, one shard is read.
const Shard = 1 << 12

// The parts of a document, by which its lexemes are told apart, best first.
const parts = "tnb" // title, names, body

// marks of lexemes that are no words.
const (
	numberMark = "="
	openMark   = "o"
	personMark = "u"
	roleMark   = "r"
)

// letters begin the lexemes of a kind.
var letters = map[Kind]string{Customers: "c", Projects: "p", Requests: "q", Requirements: "r", Orders: "o", Issues: "i"}

// Lexemes are the words of the document as the index keeps them: kind, shard, the best
// part of the document that holds the word, the word. Each word stands once.
func (d Document) Lexemes() []string {
	prefix := letters[d.Kind] + strconv.FormatInt(d.ID/Shard, 10)
	seen := map[string]bool{}
	var all []string
	for n, texts := range [][]string{d.Title, d.Names, d.Body} {
		for _, text := range texts {
			for _, term := range kept(text) {
				if !seen[term] {
					seen[term] = true
					all = append(all, prefix+parts[n:n+1]+term)
				}
			}
		}
	}
	all = append(all, prefix+numberMark+strconv.FormatInt(d.ID, 10))
	if !d.Over {
		all = append(all, prefix+openMark)
	}
	for _, u := range d.People {
		all = append(all, prefix+personMark+string(u))
	}
	for _, r := range d.Roles {
		all = append(all, prefix+roleMark+string(r))
	}
	slices.Sort(all)
	return slices.Compact(slices.DeleteFunc(all, func(l string) bool { return l == prefix+personMark }))
}
