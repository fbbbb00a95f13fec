package sandbox

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// mustJSON encodes values of this package, none of which can fail. Like Slack it leaves <, > and & as they are.
func mustJSON(v any) json.RawMessage {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		panic(fmt.Sprintf("encode %T: %v", v, err))
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
