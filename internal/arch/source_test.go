package arch

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

const module = "docket/"

// file is one parsed Go file of the house.
type file struct {
	path  string // from the root of the module
	lines int
	set   *token.FileSet
	ast   *ast.File
}

func (f file) room() string { return path.Dir(f.path) }
func (f file) test() bool   { return strings.HasSuffix(f.path, "_test.go") }

// imports lists the import paths.
func (f file) imports() (paths []string) {
	for _, spec := range f.ast.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err == nil {
			paths = append(paths, p)
		}
	}
	return paths
}

// names reports whether the file speaks of pkg.name, called or not, whatever the import is called.
func (f file) names(pkg, name string) bool {
	local := ""
	for _, spec := range f.ast.Imports {
		if p, _ := strconv.Unquote(spec.Path.Value); p == pkg {
			local = path.Base(pkg)
			if spec.Name != nil {
				local = spec.Name.Name
			}
		}
	}
	found := false
	ast.Inspect(f.ast, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == name {
			x, ok := sel.X.(*ast.Ident)
			found = found || ok && local != "" && x.Name == local
		}
		return true
	})
	return found
}

// parse reads every Go file below root, except in hidden folders, testdata and node_modules.
func parse(root fs.FS) (files []file, err error) {
	err = fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if p != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules") {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(p) != ".go" {
			return nil
		}
		f, err := parseFile(root, p)
		files = append(files, f)
		return err
	})
	return files, err
}

func parseFile(root fs.FS, p string) (file, error) {
	text, err := fs.ReadFile(root, p)
	if err != nil {
		return file{}, err
	}
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, p, text, parser.SkipObjectResolution)
	return file{path: p, lines: bytes.Count(text, []byte("\n")), set: set, ast: tree}, err
}

// in reports whether a room is in a list, in which "x/..." stands for every room below x.
func in(room string, list []string) bool {
	return slices.ContainsFunc(list, func(pattern string) bool {
		below, all := strings.CutSuffix(pattern, "...")
		return room == pattern || all && strings.HasPrefix(room, below)
	})
}
