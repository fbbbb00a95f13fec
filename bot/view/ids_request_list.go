package view

// The buttons under a list of requests; the value of each is the list it leads to.
const (
	RequestListTurn  ActionID = "request.list_turn"
	RequestListMine  ActionID = "request.list_mine"
	RequestListQueue ActionID = "request.list_queue"
	RequestListAll   ActionID = "request.list_all"
)
