// Package manifest checks Slack app manifests against Slack's own schema, embedded unchanged. It owns nothing else: it neither writes
// manifests nor reads meaning out of them.
package manifest

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

//go:embed manifest.schema.json
var schemaText []byte

const schemaURL = "manifest.schema.json"

var compiled = sync.OnceValues(func() (*jsonschema.Schema, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaText))
	if err != nil {
		return nil, fmt.Errorf("read manifest schema: %w", err)
	}
	c := jsonschema.NewCompiler()
	c.UseRegexpEngine(compilePattern)
	if err := c.AddResource(schemaURL, document); err != nil {
		return nil, fmt.Errorf("load manifest schema: %w", err)
	}
	return c.Compile(schemaURL)
})

// Check says what Slack would refuse in a manifest written in JSON: one error that joins one error for each violation, each beginning with
// the JSON pointer of the offending value. It returns nil for a valid manifest.
func Check(manifest []byte) error {
	schema, err := compiled()
	if err != nil {
		return fmt.Errorf("check manifest: %w", err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(manifest))
	if err != nil {
		return fmt.Errorf("check manifest: %w", err)
	}
	err = schema.Validate(document)
	if invalid, ok := errors.AsType[*jsonschema.ValidationError](err); ok {
		return errors.Join(violations(invalid, message.NewPrinter(language.English))...)
	}
	return err
}

// violations are the leaves of the tree of errors: the rest only says where it was looked.
func violations(e *jsonschema.ValidationError, p *message.Printer) []error {
	if len(e.Causes) == 0 {
		return []error{fmt.Errorf("/%s: %s", strings.Join(e.InstanceLocation, "/"), e.ErrorKind.LocalizedString(p))}
	}
	var all []error
	for _, cause := range e.Causes {
		all = append(all, violations(cause, p)...)
	}
	return all
}
