package approval

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
)

// MaxFile is the size in bytes beyond which a file is not read.
const MaxFile = 1 << 20

// File is a policy as a YAML file holds it. Version is the one it was written out at,
// nil where the file names none.
type File struct {
	Version *int       `yaml:"version,omitempty"`
	Steps   []fileStep `yaml:"steps"`
}

type fileStep struct {
	Key   string         `yaml:"key"`
	Role  directory.Role `yaml:"role"`
	Stage int            `yaml:"stage"`
	Need  int            `yaml:"need,omitempty"`
	When  fileWhen       `yaml:"when,omitempty"`
	Asks  []Question     `yaml:"asks,omitempty,flow"`
	Limit string         `yaml:"limit,omitempty"`
}

type fileWhen struct {
	Exceptions []string          `yaml:"exceptions,omitempty,flow"`
	Above      map[string]string `yaml:"above,omitempty"`
}

// Problem is something wrong with a file, on a line from 1; 0 is the whole file.
type Problem struct {
	Line int
	Why  *fault.Error
}

// String says where and what.
func (p Problem) String() string {
	if p.Line == 0 {
		return p.Why.Error()
	}
	return fmt.Sprintf("line %d: %s", p.Line, p.Why)
}

// ReadFile reads a policy as WriteFile writes it, with the version it names, -1 for
// none, and names everything that is wrong with it. The error is that of the reader
// alone.
func ReadFile(in io.Reader, exceptions []string) (p Policy, version int, problems []Problem, err error) {
	text, err := io.ReadAll(io.LimitReader(in, MaxFile+1))
	if err != nil {
		return Policy{}, 0, nil, fmt.Errorf("read policy: %w", err)
	}
	if len(text) > MaxFile {
		return Policy{}, 0, []Problem{{Why: fault.Invalidf("The file is larger than %d MB.", MaxFile>>20)}}, nil
	}
	var f File
	decoder := yaml.NewDecoder(strings.NewReader(string(text)))
	decoder.KnownFields(true)
	if err := decoder.Decode(&f); err != nil {
		return Policy{}, 0, unreadable(err), nil
	}
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return Policy{}, 0, []Problem{{Why: fault.Invalidf("A file holds one policy.")}}, nil
	}
	lines := stepLines(text)
	p, problems = f.policy(lines)
	if len(problems) == 0 {
		for _, w := range p.Judge(exceptions) {
			problems = append(problems, Problem{Line: lineOf(lines, w.Step), Why: w.Why})
		}
	}
	version = -1
	if f.Version != nil {
		version = *f.Version
	}
	return p, version, problems, nil
}

func (f File) policy(lines []int) (Policy, []Problem) {
	var p Policy
	var problems []Problem
	for n, st := range f.Steps {
		r := Rule{Key: st.Key, Role: st.Role, Stage: st.Stage, Need: st.Need, Asks: st.Asks, Limit: st.Limit,
			When: When{Exceptions: st.When.Exceptions}}
		for code, amount := range st.When.Above {
			minor, err := money.Parse(amount, money.Currency(code))
			if err != nil {
				why, _ := fault.As(err)
				problems = append(problems, Problem{Line: lineOf(lines, n), Why: why})
				continue
			}
			if r.When.Above == nil {
				r.When.Above = map[money.Currency]int64{}
			}
			r.When.Above[money.Currency(code)] = minor
		}
		p.Steps = append(p.Steps, r)
	}
	return p, problems
}

// WriteFile writes a policy with its version, as ReadFile reads it.
func WriteFile(out io.Writer, k Kept) error {
	f := File{Version: &k.Version}
	for _, r := range k.Policy.Steps {
		st := fileStep{Key: r.Key, Role: r.Role, Stage: r.Stage, Need: r.Need, Asks: r.Asks, Limit: r.Limit,
			When: fileWhen{Exceptions: r.When.Exceptions}}
		for code, minor := range r.When.Above {
			if st.When.Above == nil {
				st.When.Above = map[string]string{}
			}
			st.When.Above[string(code)] = money.Plain(minor, code)
		}
		f.Steps = append(f.Steps, st)
	}
	encoder := yaml.NewEncoder(out)
	encoder.SetIndent(2)
	if err := encoder.Encode(f); err != nil {
		return fmt.Errorf("write policy: %w", err)
	}
	return encoder.Close()
}

// stepLines are the lines on which the steps begin.
func stepLines(text []byte) []int {
	var at struct {
		Steps []yaml.Node `yaml:"steps"`
	}
	if err := yaml.Unmarshal(text, &at); err != nil {
		return nil
	}
	lines := make([]int, len(at.Steps))
	for n, step := range at.Steps {
		lines[n] = step.Line
	}
	return lines
}

func lineOf(lines []int, step int) int {
	if step < 0 || step >= len(lines) {
		return 0
	}
	return lines[step]
}

// The YAML library's words for what it cannot read.
var (
	yamlError   = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?(.*)$`)
	yamlUnknown = regexp.MustCompile(`^field (\S+) not found`)
)

// unreadable is what the YAML library found, in our words where they are known.
func unreadable(err error) []Problem {
	said := []string{err.Error()}
	if types := new(yaml.TypeError); errors.As(err, &types) {
		said = types.Errors
	}
	if errors.Is(err, io.EOF) {
		return []Problem{{Why: fault.Invalidf("The file is empty.")}}
	}
	problems := make([]Problem, len(said))
	for n, words := range said {
		parts := yamlError.FindStringSubmatch(strings.ReplaceAll(words, "\n", " "))
		problems[n].Line, _ = strconv.Atoi(parts[1])
		problems[n].Why = fault.Invalidf("This cannot be read as YAML: %s.", parts[2])
		if unknown := yamlUnknown.FindStringSubmatch(parts[2]); unknown != nil {
			problems[n].Why = fault.Invalidf("“%s” says nothing here.", unknown[1])
		}
	}
	return problems
}
