package sandbox

import (
	"fmt"
	"math/big"
	"net/mail"
	"net/url"
	"strings"
	"unicode/utf8"
)

// checkForm is what a Slack client checks of a modal before anything is sent: the sentences by block_id, empty when all is well.
func checkForm(blocks blockList, state stateValues) map[string]string {
	wrong := map[string]string{}
	for i := range blocks {
		b := &blocks[i]
		if b.Type != "input" || b.Element == nil {
			continue
		}
		entry := state[b.BlockID][b.Element.ActionID]
		switch {
		case entry == nil || entry.isBlank():
			if !b.Optional {
				wrong[b.BlockID] = "Please fill in this field."
			}
		default:
			if sentence := b.Element.check(entry[stateKeys[b.Element.Type]]); sentence != "" {
				wrong[b.BlockID] = sentence
			}
		}
	}
	return wrong
}

// check is the sentence for a value the element does not accept.
func (e *element) check(value any) string {
	given, _ := value.(string)
	switch e.Type {
	case "plain_text_input":
		return e.checkLength(given)
	case "number_input":
		return e.checkNumber(given)
	case "email_text_input":
		if a, err := mail.ParseAddress(given); err != nil || a.Address != given || !strings.Contains(given[strings.LastIndex(given, "@"):], ".") {
			return "Please enter an e-mail address."
		}
	case "url_text_input":
		if u, err := url.Parse(given); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return "Please enter a link that starts with http:// or https://."
		}
	case "file_input":
		picked, _ := value.([]*File)
		return e.checkFiles(picked)
	default:
		return e.checkSelected(value)
	}
	return ""
}

func (e *element) checkLength(given string) string {
	length := utf8.RuneCountInString(given)
	longest := 3000
	if e.MaxLength > 0 {
		longest = e.MaxLength
	}
	switch {
	case length < e.MinLength:
		return fmt.Sprintf("Please write at least %d characters.", e.MinLength)
	case length > longest:
		return fmt.Sprintf("Please write at most %d characters.", longest)
	}
	return ""
}

func (e *element) checkNumber(given string) string {
	n, ok := new(big.Rat).SetString(given)
	switch {
	case !ok || strings.ContainsAny(given, "/eE"):
		return "Please enter a number."
	case !e.DecimalAllowed && strings.Contains(given, "."):
		return "Please enter a whole number."
	}
	if least, ok := new(big.Rat).SetString(e.MinValue); ok && n.Cmp(least) < 0 {
		return fmt.Sprintf("Please enter a number not below %s.", e.MinValue)
	}
	if most, ok := new(big.Rat).SetString(e.MaxValue); ok && n.Cmp(most) > 0 {
		return fmt.Sprintf("Please enter a number not above %s.", e.MaxValue)
	}
	return ""
}

func (e *element) checkSelected(value any) string {
	count := 0
	switch list := value.(type) {
	case []option:
		count = len(list)
	case []string:
		count = len(list)
	}
	if e.MaxSelected > 0 && count > e.MaxSelected {
		return fmt.Sprintf("Please choose at most %d.", e.MaxSelected)
	}
	return ""
}
