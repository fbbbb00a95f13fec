package view

// The buttons of what follows an order's approval; the value of each is the order's ID.
const (
	OrderSend    ActionID = "order.send"    // write down that it went to the customer, or have it sent
	OrderReceive ActionID = "order.receive" // it came back signed
	OrderPDF     ActionID = "order.pdf"     // the paper, for the presser alone
)

// The callbacks of its forms.
const (
	OrderSendFormID    = "order_send_form"
	OrderReceiveFormID = "order_receive_form"
)
