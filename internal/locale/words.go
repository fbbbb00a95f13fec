package locale

// words are the short forms of dates, which no sentence should have to spell out.
type words struct {
	days   [7]string  // from Sunday, in full
	short  [7]string  // from Sunday, as on a card
	months [12]string // abbreviated
}

var englishWords = words{
	days:   [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	short:  [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	months: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
}

// frenchWords abbreviate as the Imprimerie nationale does: mars, mai, juin and août stay whole.
var frenchWords = words{
	days:  [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	short: [7]string{"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."},
	months: [12]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
		"déc."},
}
