package blockkit_test

// blockRefusals is what Slack refuses of blocks as such, each alone in a message.
var blockRefusals = refusals{
	"an unknown block":             {`{"type":"foo"}`, []string{"unsupported type: foo [json-pointer:/blocks/0/type]"}},
	"a block without a type":       {`{}`, []string{"missing required field: type [json-pointer:/blocks/0]"}},
	"a type that is a number":      {`{"type":1}`, []string{"must provide a string [json-pointer:/blocks/0/type]"}},
	"a block that is a string":     {`"x"`, []string{"must provide an object [json-pointer:/blocks/0]"}},
	"a property nobody knows":      {`{"type":"divider","text":"x"}`, []string{"invalid additional property: text [json-pointer:/blocks/0]"}},
	"a header without its text":    {`{"type":"header"}`, []string{"missing required field: text [json-pointer:/blocks/0]"}},
	"a header of 151 characters":   {`{"type":"header","text":{"type":"plain_text","text":"` + chars(151) + `"}}`, []string{"must be less than 151 characters [json-pointer:/blocks/0/text/text]"}},
	"a header in mrkdwn":           {`{"type":"header","text":{"type":"mrkdwn","text":"x"}}`, []string{"unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"}},
	"a section with nothing in it": {`{"type":"section"}`, []string{"must define either `text` or `fields` [json-pointer:/blocks/0]"}},
	"a section of 3001 characters": {section(`"text":{"type":"mrkdwn","text":"` + chars(3001) + `"}`), []string{
		"failed to match all allowed schemas [json-pointer:/blocks/0/text]",
		"must be less than 3001 characters [json-pointer:/blocks/0/text/text]"}},
	"an empty text": {section(`"text":{"type":"mrkdwn","text":""}`), []string{
		"failed to match all allowed schemas [json-pointer:/blocks/0/text]",
		"must be more than 0 characters [json-pointer:/blocks/0/text/text]"}},
	"emoji in mrkdwn": {section(`"text":{"type":"mrkdwn","text":"x","emoji":true}`), []string{
		"failed to match all allowed schemas [json-pointer:/blocks/0/text]",
		"invalid additional property: emoji [json-pointer:/blocks/0/text]"}},
	"eleven fields": {section(`"fields":` + repeat(11, title)), []string{"no more than 10 items allowed [json-pointer:/blocks/0/fields]"}},
	"a field of 2001 characters": {section(`"fields":[{"type":"mrkdwn","text":"` + chars(2001) + `"}]`), []string{
		"failed to match all allowed schemas [json-pointer:/blocks/0/fields/0]",
		"must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]"}},
	"a text field as accessory":    {section(`"text":` + title + `,"accessory":{"type":"plain_text_input"}`), []string{"unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]"}},
	"a file field as accessory":    {section(`"text":` + title + `,"accessory":{"type":"file_input"}`), []string{"unsupported type: file_input [json-pointer:/blocks/0/accessory/type]"}},
	"a date and time as accessory": {section(`"text":` + title + `,"accessory":{"type":"datetimepicker"}`), []string{"unsupported type: datetimepicker [json-pointer:/blocks/0/accessory/type]"}},
}

// elementRefusals is what Slack refuses of the elements in them, each alone in a message.
var elementRefusals = refusals{
	"an empty row of buttons":        {`{"type":"actions","elements":[]}`, []string{"must provide at least 1 items [json-pointer:/blocks/0/elements]"}},
	"a button that says nothing":     {`{"type":"actions","elements":[{"type":"button"}]}`, []string{"missing required field: text [json-pointer:/blocks/0/elements/0]"}},
	"an unknown style":               {`{"type":"actions","elements":[{"type":"button","text":` + title + `,"style":"green"}]}`, []string{"must be a valid enum value [json-pointer:/blocks/0/elements/0/style]"}},
	"a long button":                  {`{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"` + chars(76) + `"}}]}`, []string{"must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"}},
	"a long value":                   {`{"type":"actions","elements":[{"type":"button","text":` + title + `,"value":"` + chars(2001) + `"}]}`, []string{"must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]"}},
	"a long action_id":               {`{"type":"actions","elements":[{"type":"button","text":` + title + `,"action_id":"` + chars(256) + `"}]}`, []string{"must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]"}},
	"a URL that is none":             {`{"type":"actions","elements":[{"type":"button","text":` + title + `,"url":"/relative"}]}`, []string{"must be a valid URL [json-pointer:/blocks/0/elements/0/url]"}},
	"the same action_id twice":       {`{"type":"actions","elements":` + repeat(2, button) + `}`, []string{"`action_id` \"go\" already exists [json-pointer:/blocks/0/elements/1/action_id]"}},
	"a confirmation without a title": {`{"type":"actions","elements":[{"type":"button","text":` + title + `,"confirm":{"text":` + title + `,"confirm":` + title + `,"deny":` + title + `}}]}`, []string{"missing required field: title [json-pointer:/blocks/0/elements/0/confirm]"}},
	"a menu without options":         {`{"type":"actions","elements":[{"type":"static_select"}]}`, []string{"must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]"}},
	"a menu of nothing":              {`{"type":"actions","elements":[{"type":"static_select","options":[]}]}`, []string{"must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]"}},
	"101 options":                    {`{"type":"actions","elements":[{"type":"static_select","options":` + repeat(101, choice) + `}]}`, []string{"no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]"}},
	"an initial option not on offer": {`{"type":"actions","elements":[{"type":"static_select","options":[` + choice + `],"initial_option":{"text":` + title + `,"value":"b"}}]}`, []string{"must be one of the provided options [json-pointer:/blocks/0/elements/0/initial_option]"}},
	"an initial option that is null": {`{"type":"actions","elements":[{"type":"static_select","options":[` + choice + `],"initial_option":null}]}`, []string{
		"must provide an object [json-pointer:/blocks/0/elements/0/initial_option]"}},
	"eleven checkboxes":           {`{"type":"actions","elements":[{"type":"checkboxes","options":` + repeat(11, choice) + `}]}`, []string{"no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]"}},
	"six overflow options":        {`{"type":"actions","elements":[{"type":"overflow","options":` + repeat(6, choice) + `}]}`, []string{"no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]"}},
	"an option value over 150":    {`{"type":"actions","elements":[{"type":"static_select","options":[{"text":` + title + `,"value":"` + chars(151) + `"}]}]}`, []string{"must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]"}},
	"an option URL in a menu":     {`{"type":"actions","elements":[{"type":"static_select","options":[{"text":` + title + `,"value":"a","url":"https://example.com"}]}]}`, []string{"invalid additional property: url [json-pointer:/blocks/0/elements/0/options/0]"}},
	"an impossible date":          {`{"type":"actions","elements":[{"type":"datepicker","initial_date":"2026-02-30"}]}`, []string{"must be a valid date [json-pointer:/blocks/0/elements/0/initial_date]"}},
	"an impossible time":          {`{"type":"actions","elements":[{"type":"timepicker","initial_time":"24:00"}]}`, []string{"must be a valid time [json-pointer:/blocks/0/elements/0/initial_time]"}},
	"milliseconds as a timestamp": {`{"type":"actions","elements":[{"type":"datetimepicker","initial_date_time":1628633820000}]}`, []string{"must be less than 10000000000 [json-pointer:/blocks/0/elements/0/initial_date_time]"}},
}

// placeRefusals is what Slack refuses of content, place and nesting, each alone in a message.
var placeRefusals = refusals{
	"eleven context elements":          {`{"type":"context","elements":` + repeat(11, title) + `}`, []string{"no more than 10 items allowed [json-pointer:/blocks/0/elements]"}},
	"a button in context":              {`{"type":"context","elements":[` + button + `]}`, []string{"unsupported type: button [json-pointer:/blocks/0/elements/0/type]"}},
	"an image without a source":        {`{"type":"image","alt_text":"x"}`, []string{"must define either `image_url` or `slack_file` [json-pointer:/blocks/0]"}},
	"an image without words":           {`{"type":"image","image_url":"https://example.com/a.png"}`, []string{"missing required field: alt_text [json-pointer:/blocks/0]"}},
	"an alert in a message":            {`{"type":"alert","text":` + title + `}`, []string{"unsupported type: alert [json-pointer:/blocks/0/type]"}},
	"a file made by an app":            {`{"type":"file","external_id":"x","source":"remote"}`, []string{"unsupported type: file [json-pointer:/blocks/0/type]"}},
	"files asked for in a message":     {input(`{"type":"file_input"}`), []string{"unsupported type: file_input [json-pointer:/blocks/0/element/type]"}},
	"a list in a list":                 {`{"type":"rich_text","elements":[{"type":"rich_text_list","style":"bullet","elements":[{"type":"rich_text_list","style":"bullet","elements":[]}]}]}`, []string{"unsupported type: rich_text_list [json-pointer:/blocks/0/elements/0/elements/0/type]"}},
	"a response URL outside a modal":   {`{"type":"actions","elements":[{"type":"channels_select","response_url_enabled":true}]}`, []string{"`response_url_enabled` can only be used in an `input` block of a modal [json-pointer:/blocks/0/elements/0/response_url_enabled]"}},
	"a number input that does not say": {input(`{"type":"number_input"}`), []string{"missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]"}},
	"bounds the wrong way round":       {input(`{"type":"number_input","is_decimal_allowed":true,"min_value":"2","max_value":"1.5"}`), []string{"`min_value` must not be greater than `max_value` [json-pointer:/blocks/0/element/min_value]"}},
	"text of more than 3000":           {input(`{"type":"plain_text_input","max_length":3001}`), []string{"must be less than 3001 [json-pointer:/blocks/0/element/max_length]"}},
	"an empty card":                    {`{"type":"card"}`, []string{"must define at least one of `hero_image`, `title`, `actions`, `body` [json-pointer:/blocks/0]"}},
	"a card with both icons":           {`{"type":"card","title":` + title + `,"slack_icon":{"type":"icon","name":"book"},"icon":{"type":"image","image_url":"https://example.com/i.png","alt_text":"i"}}`, []string{"must not define both `icon` and `slack_icon` [json-pointer:/blocks/0]"}},
	"an icon without a name":           {`{"type":"card","title":` + title + `,"slack_icon":{"type":"icon"}}`, []string{"missing required field: name [json-pointer:/blocks/0/slack_icon]"}},
	"a carousel of eleven":             {`{"type":"carousel","elements":` + repeat(11, `{"type":"card","title":`+title+`}`) + `}`, []string{"no more than 10 items allowed [json-pointer:/blocks/0/elements]"}},
	"a container without a title":      {`{"type":"container","child_blocks":[{"type":"divider"}]}`, []string{"must define at least one of `title`, `rich_text_title` [json-pointer:/blocks/0]"}},
	"markdown in a container":          {`{"type":"container","title":` + title + `,"child_blocks":[{"type":"markdown","text":"x"}]}`, []string{"unsupported type: markdown [json-pointer:/blocks/0/child_blocks/0/type]"}},
	"collapsed without being able":     {`{"type":"container","title":` + title + `,"default_collapsed":true,"child_blocks":[{"type":"divider"}]}`, []string{"`default_collapsed` requires `is_collapsible` [json-pointer:/blocks/0/default_collapsed]"}},
	"a table of 101 rows":              {`{"type":"table","rows":` + repeat(101, `[{"type":"raw_text","text":"x"}]`) + `}`, []string{"no more than 100 items allowed [json-pointer:/blocks/0/rows]"}},
	"a table of 21 columns":            {`{"type":"table","rows":[` + repeat(21, `{"type":"raw_text","text":"x"}`) + `]}`, []string{"no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"}},
	"a table of 10001 characters":      {`{"type":"table","rows":[[{"type":"raw_text","text":"` + chars(10_001) + `"}]]}`, []string{"must be less than 10001 characters [json-pointer:/blocks/0/rows]"}},
	"an empty cell":                    {`{"type":"table","rows":[[{"type":"raw_text","text":""}]]}`, []string{"must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]"}},
	"a data table with only a heading": {`{"type":"data_table","caption":"c","rows":[[{"type":"raw_text","text":"x"}]]}`, []string{"must provide at least 2 items [json-pointer:/blocks/0/rows]"}},
	"a data table with ragged rows":    {`{"type":"data_table","caption":"c","rows":[[{"type":"raw_text","text":"x"}],[{"type":"raw_text","text":"x"},{"type":"raw_text","text":"y"}]]}`, []string{"must have the same number of cells as the first row [json-pointer:/blocks/0/rows/1]"}},
	"a data table with a rich heading": {`{"type":"data_table","caption":"c","rows":[[{"type":"rich_text","elements":[]}],[{"type":"raw_text","text":"x"}]]}`, []string{"unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]"}},
	"a sixth context action":           {`{"type":"context_actions","elements":` + repeat(6, `{"type":"icon_button","icon":"trash","text":`+title+`}`) + `}`, []string{"no more than 5 items allowed [json-pointer:/blocks/0/elements]"}},
	"a video on plain HTTP":            {`{"type":"video","alt_text":"x","title":` + title + `,"thumbnail_url":"https://example.com/t.png","video_url":"http://example.com/v"}`, []string{"must be a valid URL [json-pointer:/blocks/0/video_url]"}},
	"a filter that filters nothing":    {`{"type":"actions","elements":[{"type":"conversations_select","filter":{}}]}`, []string{"must define at least one of `include`, `exclude_external_shared_channels`, `exclude_bot_users` [json-pointer:/blocks/0/elements/0/filter]"}},
}
