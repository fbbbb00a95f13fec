package view

// The buttons of orders. The value of each is written beside it; Ref reads it.
const (
	OrderBegin    ActionID = "order.begin"     // "": goes on with a draft, or begins one
	OrderNew      ActionID = "order.new"       // "": begins one in the modal of the drafts
	OrderResume   ActionID = "order.resume"    // a draft's ID
	OrderDiscard  ActionID = "order.discard"   // a draft's ID
	OrderOpen     ActionID = "order.open"      // an order's ID: the card as a modal
	OrderLines    ActionID = "order.lines"     // an order's ID: its lines
	OrderPageOf   ActionID = "order.page_of"   // "order:page": the next page of its lines
	OrderBackOf   ActionID = "order.back_of"   // "order:page": the one before
	OrderHistory  ActionID = "order.history"   // an order's ID
	OrderChange   ActionID = "order.change"    // an order's ID: a draft of it
	OrderWithdraw ActionID = "order.withdraw"  // an order's ID
	OrderListMine ActionID = "order.list_mine" // an OrderWhich, as those below
	OrderListTurn ActionID = "order.list_turn"
	OrderListAll  ActionID = "order.list_all"
)

// The buttons and menus of an order's form. The draft stands in its metadata.
const (
	OrderCustomerPick ActionID = "order.customer_pick"
	OrderCurrencyPick ActionID = "order.currency_pick"
	OrderPage         ActionID = "order.page"      // a page's number, from 1
	OrderPageBack     ActionID = "order.page_back" // a page's number, from 1
	OrderReprice      ActionID = "order.reprice"
	OrderSOW          ActionID = "order.sow"
	OrderLineAdd      ActionID = "order.line_add"
	OrderLineEdit     ActionID = "order.line_edit"    // a line's number, from 1
	OrderLineRemove   ActionID = "order.line_remove"  // a line's number, from 1
	OrderLineFigure   ActionID = "order.line_figure"  // a number of a line was typed
	OrderLineOutside  ActionID = "order.line_outside" // something the catalogue does not have
)

// The callbacks of the forms of orders.
const (
	OrderFormID         = "order_form"
	OrderLineFormID     = "order_line_form"
	OrderSOWFormID      = "order_sow_form"
	OrderWithdrawFormID = "order_withdraw_form"
)
