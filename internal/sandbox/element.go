package sandbox

import (
	"encoding/json"
)

// element is an interactive element of a block.
type element struct {
	Type                 string          `json:"type"`
	ActionID             string          `json:"action_id"`
	Text                 json.RawMessage `json:"text"`
	Value                string          `json:"value"`
	Style                string          `json:"style"`
	Placeholder          json.RawMessage `json:"placeholder"`
	Options              []option        `json:"options"`
	OptionGroups         []optionGroup   `json:"option_groups"`
	InitialValue         json.RawMessage `json:"initial_value"`
	InitialDate          string          `json:"initial_date"`
	InitialTime          string          `json:"initial_time"`
	InitialDateTime      int64           `json:"initial_date_time"`
	InitialOption        *option         `json:"initial_option"`
	InitialOptions       []option        `json:"initial_options"`
	InitialUser          string          `json:"initial_user"`
	InitialUsers         []string        `json:"initial_users"`
	InitialChannel       string          `json:"initial_channel"`
	InitialChannels      []string        `json:"initial_channels"`
	InitialConversation  string          `json:"initial_conversation"`
	InitialConversations []string        `json:"initial_conversations"`
	MinLength            int             `json:"min_length"`
	MaxLength            int             `json:"max_length"`
	MinValue             string          `json:"min_value"`
	MaxValue             string          `json:"max_value"`
	DecimalAllowed       bool            `json:"is_decimal_allowed"`
	MaxSelected          int             `json:"max_selected_items"`
	MinQueryLength       *int            `json:"min_query_length"`
	ResponseURLEnabled   bool            `json:"response_url_enabled"`
	TimeZone             string          `json:"timezone"`
	Filetypes            []string        `json:"filetypes"`
	MaxFiles             int             `json:"max_files"`
}

// option is one choice of a menu, kept as the app wrote it.
type option struct {
	raw   json.RawMessage
	Value string
}

type optionGroup struct {
	Options []option `json:"options"`
}

// UnmarshalJSON keeps the option as it stands and reads its value.
func (o *option) UnmarshalJSON(raw []byte) error {
	o.raw = append(json.RawMessage(nil), raw...)
	var fields struct {
		Value string `json:"value"`
	}
	err := json.Unmarshal(raw, &fields)
	o.Value = fields.Value
	return err
}

// MarshalJSON is the option as the app wrote it.
func (o option) MarshalJSON() ([]byte, error) { return o.raw, nil }

func (e *element) allOptions() []option {
	all := e.Options
	for _, g := range e.OptionGroups {
		all = append(all, g.Options...)
	}
	return all
}

// minQuery is how much a person types before a menu asks the app for options; three characters unless the app said otherwise.
func (e *element) minQuery() int {
	if e.MinQueryLength == nil {
		return 3
	}
	return *e.MinQueryLength
}
