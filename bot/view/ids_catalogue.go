package view

// The menus and buttons of the catalogue. The value of each button is written beside it.
const (
	SKUPick ActionID = "sku.pick" // asks for options: a SKU's code
)
