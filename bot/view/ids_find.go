package view

// FindBegin is the button that opens the search; it has no value.
const FindBegin ActionID = "find.begin"

// FindFormID is the callback of the search.
const FindFormID = "find_form"
