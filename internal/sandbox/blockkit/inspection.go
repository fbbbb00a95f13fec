package blockkit

// surface is where blocks are shown.
type surface string

const (
	message surface = "message"
	modal   surface = "modal"
	home    surface = "home"
)

// inspection is one walk through one payload: what it found, and what it must remember from one block to the next.
type inspection struct {
	surface   surface
	problems  []Problem
	blockIDs  map[string]bool
	actionIDs map[string]bool // of the block in hand
	inInput   bool            // the element in hand stands in an input block
	focused   bool            // an element has taken the focus
	tables    int
	markdown  int // characters in all markdown blocks so far
}

func newInspection(s surface) *inspection {
	return &inspection{surface: s, blockIDs: map[string]bool{}, actionIDs: map[string]bool{}}
}

func (in *inspection) report(at, message string, constraint map[string]any) {
	in.problems = append(in.problems, Problem{
		Message: message, Pointer: at, Code: CodeFailedConstraint, Constraint: constraint,
	})
}

// wrongType speaks of a value that is not of the JSON type wanted. Slack takes null for a value, not for an absent field.
func (in *inspection) wrongType(at, article, want string) {
	in.report(at, "must provide "+article+" "+want, map[string]any{"type": "type", "expected": want})
}

func (in *inspection) missing(at, name string) {
	in.report(at, "missing required field: "+name, map[string]any{"type": "required", "expected": name})
}

// unique reports the second use of an identifier.
func (in *inspection) unique(seen map[string]bool, at, name, id string) {
	if seen[id] {
		in.report(at, "`"+name+"` \""+id+"\" already exists", map[string]any{"type": "unique", "got": id})
	}
	seen[id] = true
}
