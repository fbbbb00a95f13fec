package locale

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

var verbPattern = regexp.MustCompile(`%(?:%|[-+# 0]*(?:\d+|\*)?(?:\.(?:\d+|\*)?)?(?:\[(\d+)\])?(.)?)`)

// verbs maps the number of each argument a format uses, from 1, to the verb it is said with.
func verbs(format string) map[int]string {
	found, next := map[int]string{}, 1
	for _, match := range verbPattern.FindAllStringSubmatch(format, -1) {
		if match[0] == "%%" {
			continue
		}
		if match[1] != "" {
			next, _ = strconv.Atoi(match[1])
		}
		found[next] = match[2]
		next++
	}
	return found
}

// width is the room a sentence takes with its values in it: three characters for a number, twelve for a name.
func width(format string) int {
	said := verbPattern.ReplaceAllStringFunc(format, func(verb string) string {
		switch verb[len(verb)-1] {
		case '%':
			return "%"
		case 'd':
			return "123"
		default:
			return strings.Repeat("x", 12)
		}
	})
	return utf8.RuneCountInString(said)
}
