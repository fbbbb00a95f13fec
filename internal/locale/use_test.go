package locale

import (
	"fmt"
	"go/ast"
	"go/token"
)

// shape says where the sentences stand among a call's arguments, and how much room they have.
type shape struct {
	first, count int // the formats' place and number
	limit        int // in characters; 0 where a text block takes it
}

// printerCalls are the methods of Printer that take sentences.
var printerCalls = map[string]shape{
	"T":           {first: 0, count: 1},
	"N":           {first: 1, count: 2},
	"Title":       {first: 0, count: 1, limit: titleLimit},
	"Button":      {first: 0, count: 1, limit: buttonComfort},
	"Option":      {first: 0, count: 1, limit: optionLimit},
	"Placeholder": {first: 0, count: 1, limit: placeholderLimit},
	"Header":      {first: 0, count: 1, limit: headerLimit},
	"Label":       {first: 0, count: 1, limit: labelComfort},
	"Confirm":     {first: 0, count: 1, limit: confirmLimit},
}

// packageCalls are the functions that take sentences, by import path.
var packageCalls = map[string]map[string]shape{
	localePath: {"Textf": {first: 0, count: 1}, "Pluralf": {first: 1, count: 2}},
	faultPath: {
		"Invalidf": {first: 0, count: 1}, "Forbiddenf": {first: 0, count: 1},
		"NotFoundf": {first: 0, count: 1}, "Conflictf": {first: 0, count: 1},
	},
}

// use is one sentence in the sources.
type use struct {
	at      token.Position
	english string
	args    int // how many values its verbs get; spread where a slice holds them
	limit   int
}

const spread = -1

// uses finds the sentences of a package, and the complaints about those it cannot read.
func (p pkg) uses(fset *token.FileSet) (found []use, complaints []string) {
	if !p.speaks() {
		return nil, nil
	}
	for _, file := range p.files {
		names := imports(file)
		ast.Inspect(file, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok {
				return true
			}
			form, ok := shapeOf(call, names)
			if !ok {
				return true
			}
			sentences, complaint := p.read(fset, call, form)
			if complaint != "" && file.Name.Name != "locale" && file.Name.Name != "fault" {
				complaints = append(complaints, complaint)
			}
			found = append(found, sentences...)
			return true
		})
	}
	return found, complaints
}

func shapeOf(call *ast.CallExpr, names map[string]string) (shape, bool) {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return shape{}, false
	}
	calls := printerCalls
	if receiver, ok := selector.X.(*ast.Ident); ok {
		if path, imported := names[receiver.Name]; imported {
			calls = packageCalls[path]
		}
	}
	form, ok := calls[selector.Sel.Name]
	return form, ok && len(call.Args) >= form.first+form.count
}

func (p pkg) read(fset *token.FileSet, call *ast.CallExpr, form shape) ([]use, string) {
	// A count stands before its sentences and is said by both.
	args := len(call.Args) - form.count
	// A text kept without values gets them where it is said.
	kept := call.Fun.(*ast.SelectorExpr).Sel.Name == "Textf" && args == 0
	if call.Ellipsis.IsValid() || kept {
		args = spread
	}
	var found []use
	for _, arg := range call.Args[form.first : form.first+form.count] {
		english, ok := p.literal(arg)
		if !ok {
			return nil, fmt.Sprintf("%s: the sentence is no literal; write it as one, or keep it as a locale.Text",
				fset.Position(arg.Pos()))
		}
		found = append(found, use{at: fset.Position(arg.Pos()), english: english, args: args, limit: form.limit})
	}
	return found, ""
}
