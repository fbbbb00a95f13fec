package locale

import "strings"

// words are the names in dates and the sign in numbers, which no sentence should have to spell out.
type words struct {
	days    [7]string // from Sunday, in full
	short   [7]string // from Sunday, as on a card
	months  [12]string
	ordinal func(day int) string // the format of a day of the month
	point   string               // between whole units and their parts
	gap     string               // between an amount and its currency
}

var englishWords = words{
	days:    [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	short:   [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	months:  [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	ordinal: func(int) string { return "%d" },
	point:   ".",
	gap:     " ",
}

// frenchWords abbreviate as CLDR does: mars, mai, juin and août stay whole.
var frenchWords = words{
	days:  [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	short: [7]string{"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."},
	months: [12]string{
		"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
	},
	ordinal: func(day int) string {
		if day == 1 {
			return "%der"
		}
		return "%d"
	},
	point: ",",
	gap:   "\u00a0",
}

// stops leaves one full stop where a month that is cut short ends a sentence.
func (w words) stops() *strings.Replacer {
	var pairs []string
	for _, m := range w.months {
		if strings.HasSuffix(m, ".") {
			pairs = append(pairs, m+".", m)
		}
	}
	return strings.NewReplacer(pairs...)
}
