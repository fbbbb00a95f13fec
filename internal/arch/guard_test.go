package arch

import (
	"fmt"
	"go/ast"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestTheHouseKeepsItsRules(t *testing.T) {
	files, err := parse(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no file was read")
	}
	for _, f := range files {
		for _, v := range violations(f) {
			t.Errorf("%s: %s", f.path, v)
		}
	}
}

// violations lists what is wrong with a file, in words for who wrote it.
func violations(f file) []string {
	return slices.Concat(wrongImports(f), wrongForeigners(f), wrongClock(f), wrongSize(f))
}

func wrongImports(f file) (wrong []string) {
	i := slices.IndexFunc(layers, func(l layer) bool { return in(f.room(), l.of) })
	if i < 0 {
		return []string{f.room() + " stands in no layer: give it its place in internal/arch/rules_test.go"}
	}
	if f.test() && !in(f.room(), pure) {
		return nil
	}
	may := layers[i].may
	if f.test() {
		may = join(may, testsMayAlso)
	}
	for _, p := range f.imports() {
		room, ours := strings.CutPrefix(p, module)
		if ours && room != f.room() && !in(room, may) {
			wrong = append(wrong, f.room()+" may not import "+room)
		}
	}
	return wrong
}

func wrongForeigners(f file) (wrong []string) {
	if f.test() {
		return nil
	}
	for _, p := range f.imports() {
		for _, foreign := range foreigners {
			if (p == foreign.path || strings.HasPrefix(p, foreign.path+"/")) && !in(f.room(), foreign.only) {
				wrong = append(wrong, f.room()+" may not name "+p)
			}
		}
	}
	return wrong
}

func wrongClock(f file) (wrong []string) {
	if f.test() {
		if f.names("time", "Sleep") {
			wrong = append(wrong, "a test sleeps: wait for what it waits for, or use testing/synctest")
		}
		return wrong
	}
	if in(f.room(), watches) {
		return nil
	}
	for _, name := range []string{"Now", "Since", "Until"} {
		if f.names("time", name) {
			wrong = append(wrong, "reads the wall clock with time."+name+": take the time as a parameter")
		}
	}
	return wrong
}

func wrongSize(f file) (wrong []string) {
	if f.test() {
		return nil
	}
	if f.lines > maxFileLines {
		wrong = append(wrong, fmt.Sprintf("%d lines, more than %d", f.lines, maxFileLines))
	}
	for _, d := range f.ast.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		if n := f.set.Position(fn.End()).Line - f.set.Position(fn.Pos()).Line + 1; n > maxFunctionLines {
			wrong = append(wrong, fmt.Sprintf("%s has %d lines, more than %d", fn.Name.Name, n, maxFunctionLines))
		}
	}
	return wrong
}
