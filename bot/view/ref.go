package view

import (
	"fmt"
	"strconv"
	"strings"

	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/outbox"
)

// unreadable is the fault of a value that no button of ours carries.
func unreadable() error {
	return fault.Invalidf("This button can no longer be read. Open the thing anew and press there.")
}

func ref[T ~int64](id T) string { return strconv.FormatInt(int64(id), 10) }

// Ref reads a button's value that is one number. Anything else is an Invalid fault.
func Ref(value string) (int64, error) {
	id, err := strconv.ParseInt(value, 10, 64)
	if err != nil || id <= 0 {
		return 0, unreadable()
	}
	return id, nil
}

func taskRef(id issue.ID, t issue.TaskID) string { return ref(id) + ":" + ref(t) }

// ReadTask reads the value of a task's Done button. Anything else is an Invalid fault.
func ReadTask(value string) (issue.ID, issue.TaskID, error) {
	of, task, _ := strings.Cut(value, ":")
	i, err := Ref(of)
	if err != nil {
		return 0, 0, err
	}
	t, err := Ref(task)
	return issue.ID(i), issue.TaskID(t), err
}

func olderRef(of outbox.Subject, offset int) string {
	return fmt.Sprintf("%s:%d:%d", of.Kind, of.ID, offset)
}

// ReadOlder reads the value of a history's Older button. Anything else is an Invalid fault.
func ReadOlder(value string) (of outbox.Subject, offset int, err error) {
	parts := strings.Split(value, ":")
	if len(parts) != 3 || parts[0] == "" {
		return of, 0, unreadable()
	}
	id, err := Ref(parts[1])
	if err != nil {
		return of, 0, err
	}
	n, err := Ref(parts[2])
	return outbox.Subject{Kind: parts[0], ID: id}, int(n), err
}

// Chosen splits the value of an overflow's option into the action it stands for and that action's value.
func Chosen(value string) (action ActionID, ref string, ok bool) {
	return strings.Cut(value, "|")
}

func orderPageRef(id order.ID, page int) string { return ref(id) + ":" + strconv.Itoa(page) }

// ReadOrderPage reads the value of a button that turns an order's pages. Anything else is an Invalid fault.
func ReadOrderPage(value string) (order.ID, int, error) {
	of, page, _ := strings.Cut(value, ":")
	id, err := Ref(of)
	if err != nil {
		return 0, 0, err
	}
	n, err := Ref(page)
	return order.ID(id), int(n), err
}
