package view

import (
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/request"
)

// Phrase is what the customer is told, in the language of the printer and as plain text: nothing in it is escaped. It
// says no more of the house than the names of people the customer deals with.
func Phrase(p *locale.Printer, say request.Phrase, c request.Card) string {
	if in, ok := phrases[say]; ok {
		return in(p, c)
	}
	return p.T("Thank you for your request (%s). We are seeing to it.", c.ID.Number())
}

// phrases are the words of each branch (domain, section 6). None of them refuses.
var phrases = map[request.Phrase]func(*locale.Printer, request.Card) string{
	request.SayInHand: func(p *locale.Printer, c request.Card) string {
		return p.T("Thank you for your request (%s). We are seeing to it, and I will tell you as soon as it is done.", c.ID.Number())
	},
	request.SayHanded: phraseHanded,
	request.SaySorting: func(p *locale.Printer, c request.Card) string {
		return p.T("Thank you for your request (%s). I am handing it to the colleague in charge, and I will come back to you shortly.", c.ID.Number())
	},
	request.SayOutside: func(p *locale.Printer, c request.Card) string {
		return p.T("This request (%s) lies outside the regular service. I am passing it on to %s, who will contact you to agree on it.", c.ID.Number(), seller(p, c))
	},
	request.SayOver:    phraseOver,
	request.SayCharged: phraseCharged,
	request.SayObjection: func(p *locale.Printer, c request.Card) string {
		return p.T("Thank you for telling me. I am passing your request (%s) on to %s, who will contact you about the price.", c.ID.Number(), seller(p, c))
	},
	request.SayFree: func(p *locale.Printer, c request.Card) string {
		return p.T("As agreed, your request (%s) is free of charge. We are seeing to it, and I will tell you as soon as it is done.", c.ID.Number())
	},
	request.SayAgreed: phraseAgreed,
	request.SaySpecial: func(p *locale.Printer, c request.Card) string {
		return p.T("We are working out a solution made for your request (%s). I will come back to you as soon as it stands.", c.ID.Number())
	},
	request.SayResting: func(p *locale.Printer, c request.Card) string {
		return p.T("As agreed, we leave your request (%s) for now. A word is enough, and we take it up again.", c.ID.Number())
	},
	request.SayWish: func(p *locale.Printer, c request.Card) string {
		return p.T("Thank you for your idea (%s). We are evaluating it for our development, and I will tell you what comes of it.", c.ID.Number())
	},
	request.SayNotNow: func(p *locale.Printer, c request.Card) string {
		return p.T("Your idea (%s) stays on our list and will be looked at again. I will tell you as soon as there is news.", c.ID.Number())
	},
	request.SayDone: func(p *locale.Printer, c request.Card) string {
		return p.T("Your request (%s) is done. Please tell me if anything is left to do.", c.ID.Number())
	},
}

func phraseHanded(p *locale.Printer, c request.Card) string {
	if owner := called(c, c.Owner); owner != "" {
		return p.T("Thank you for your request (%s). I am handing it at once to %s, and I will tell you as soon as it is done.", c.ID.Number(), owner)
	}
	return p.T("Thank you for your request (%s). I am handing it at once to the colleague in charge, and I will tell you as soon as it is done.", c.ID.Number())
}

func phraseOver(p *locale.Printer, c request.Card) string {
	if c.Scope.Day.IsZero() {
		return p.T("Your service period has ended. I am passing your request (%s) on to %s, who will contact you to agree how we go on.", c.ID.Number(), seller(p, c))
	}
	return p.T("Your service period ended on %s. I am passing your request (%s) on to %s, who will contact you to agree how we go on.",
		p.Date(c.Scope.Day.At(noon, c.Scene.Zone), c.Scene.Zone), c.ID.Number(), seller(p, c))
}

// noon is a minute of the day that is the same day everywhere near.
const noon = 12 * 60

func phraseCharged(p *locale.Printer, c request.Card) string {
	if c.Scene.Tariff.URL != "" {
		return p.T("We will gladly export your data (%s). The export is charged by our tariff (%s). Shall we go ahead?", c.ID.Number(), c.Scene.Tariff.URL)
	}
	return p.T("We will gladly export your data (%s). The export is charged by our tariff. Shall we go ahead?", c.ID.Number())
}

func phraseAgreed(p *locale.Printer, c request.Card) string {
	if a := c.Course.Outcome; a != nil && a.Amount > 0 {
		return p.T("We are going ahead with your request (%s) for %s, as agreed. I will tell you as soon as it is done.", c.ID.Number(), p.Money(a.Amount, string(a.Currency)))
	}
	return p.T("We are going ahead with your request (%s) as agreed. I will tell you as soon as it is done.", c.ID.Number())
}

// seller is who will contact the customer for Sales: by name where it is one person.
func seller(p *locale.Printer, c request.Card) string {
	if asked := request.Reached(c.Asked(c.Scene)); len(asked) == 1 && c.State == request.Talk {
		if who := called(c, asked[0]); who != "" {
			return p.T("%s, our sales manager", who)
		}
	}
	return p.T("our sales manager")
}

// called is the name of somebody as the customer knows them; "" where it is not known.
func called(c request.Card, id directory.UserID) string {
	return oneLine(clipRaw(c.Scene.People[id].Name, nameRoom))
}
