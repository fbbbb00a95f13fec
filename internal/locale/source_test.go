package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const (
	localePath = "docket/internal/locale"
	faultPath  = "docket/internal/fault"
)

// pkg is one folder of sources: its files without tests, and its string constants by name.
type pkg struct {
	files  []*ast.File
	consts map[string]string
}

func newPkg(files ...*ast.File) pkg {
	p := pkg{files: files, consts: map[string]string{}}
	for _, file := range files {
		for _, decl := range file.Decls {
			if gen, ok := decl.(*ast.GenDecl); ok && gen.Tok == token.CONST {
				p.readConsts(gen)
			}
		}
	}
	return p
}

func (p pkg) readConsts(gen *ast.GenDecl) {
	for _, spec := range gen.Specs {
		value := spec.(*ast.ValueSpec)
		for i, name := range value.Names {
			if i < len(value.Values) {
				if text, ok := p.literal(value.Values[i]); ok {
					p.consts[name.Name] = text
				}
			}
		}
	}
}

// literal is the text of a string literal, a constant of the package, or a sum of them.
func (p pkg) literal(expr ast.Expr) (string, bool) {
	switch e := expr.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, e.Kind == token.STRING && err == nil
	case *ast.Ident:
		text, ok := p.consts[e.Name]
		return text, ok
	case *ast.ParenExpr:
		return p.literal(e.X)
	case *ast.BinaryExpr:
		left, okLeft := p.literal(e.X)
		right, okRight := p.literal(e.Y)
		return left + right, e.Op == token.ADD && okLeft && okRight
	}
	return "", false
}

// imports maps the names a file gives to the packages it imports to their paths.
func imports(file *ast.File) map[string]string {
	names := map[string]string{}
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		name := path[strings.LastIndex(path, "/")+1:]
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = path
	}
	return names
}

// speaks tells whether any file of the package knows of sentences; one that does not may name its methods T or Title.
func (p pkg) speaks() bool {
	for _, file := range p.files {
		for _, path := range imports(file) {
			if path == localePath || path == faultPath {
				return true
			}
		}
	}
	return len(p.files) > 0 && p.files[0].Name.Name == "locale"
}

// modulePackages parses every source of the module that is no test.
func modulePackages(t *testing.T) (*token.FileSet, []pkg) {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	fset, byFolder := token.NewFileSet(), map[string][]*ast.File{}
	for _, top := range []string{"bot", "cmd", "internal"} {
		folder := filepath.Join(root, top)
		if _, err := os.Stat(folder); os.IsNotExist(err) {
			continue
		}
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || !isSource(entry) {
				return err
			}
			file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
			byFolder[filepath.Dir(path)] = append(byFolder[filepath.Dir(path)], file)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	var all []pkg
	for _, files := range byFolder {
		all = append(all, newPkg(files...))
	}
	return fset, all
}

func isSource(entry fs.DirEntry) bool {
	name := entry.Name()
	return !entry.IsDir() && strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go")
}
