package letter

import (
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/locale"
	"docket/internal/project"
)

// Closeout is what letters about the end of a project tell the customer's contact.
type Closeout struct {
	To       string // the contact's name, "" when nobody is chosen
	Project  string
	Document project.Document
	Round    int           // how often the document was sent: corrected from the second time on
	Page     string        // address of the customer's page, "" when there is none
	Until    calendar.Date // the last day on which the customer can answer; zero while it is not known
	From     string        // the name of whoever writes
}

// FinalDocument asks the customer to accept the final document.
func FinalDocument(p *locale.Printer, c Closeout) Letter {
	ready := p.T("The final document of the project “%s” is ready.", line(c.Project))
	if c.Round > 1 {
		ready = p.T("We took up your remarks on the project “%s”. The corrected document is ready.", line(c.Project))
	}
	if title := line(c.Document.Title); title != "" {
		ready += " " + p.T("It is called “%s”.", title)
	}
	return c.letter(p, p.T("%s: the final document for your acceptance", line(c.Project)), ready, c.documentDoor(p))
}

// Questionnaire asks the customer how satisfied they are.
func Questionnaire(p *locale.Printer, c Closeout) Letter {
	door := p.T("Please tell us in an answer to this message how satisfied you are, and what we should do better.")
	if c.Page != "" {
		door = p.T("A few questions wait for you on this page; they take about two minutes:") + "\n\n" + c.Page
	}
	return c.letter(p, p.T("%s: how satisfied are you?", line(c.Project)),
		p.T("The project “%s” is coming to its end, and we would like to know how satisfied you are.", line(c.Project)), door)
}

// Reminder asks the customer once more for the answer that is missing.
func Reminder(p *locale.Printer, c Closeout) Letter {
	return c.letter(p, p.T("%s: we look forward to your answer", line(c.Project)),
		p.T("We have not had your answer to the final document of the project “%s” yet.", line(c.Project)), c.documentDoor(p))
}

// documentDoor is where the document can be read and answered.
func (c Closeout) documentDoor(p *locale.Printer) string {
	if c.Page != "" {
		return p.T("On this page you can read it, accept it, or write what is to be changed:") + "\n\n" + c.Page
	}
	where := c.Document.URL
	if where == "" {
		where = p.T("You get the document itself in a message of its own.")
	}
	return where + "\n\n" + p.T("Please answer that you accept it, or what is to be changed.")
}

// letter puts the paragraphs between greeting and name, and says by when an answer
// is awaited.
func (c Closeout) letter(p *locale.Printer, subject string, paragraphs ...string) Letter {
	if !c.Until.IsZero() {
		day := locale.Day{At: c.Until.At(12*60, time.UTC), Zone: time.UTC}
		paragraphs = append(paragraphs, p.T("Without an answer by the end of %s, we take the project as accepted and close it.", day))
	}
	return written(p, c.To, c.From, subject, paragraphs...)
}

// written is a letter whose paragraphs stand between greeting and name.
func written(p *locale.Printer, to, from, subject string, paragraphs ...string) Letter {
	salutation := p.T("Good day,")
	if to != "" {
		salutation = p.T("Dear %s,", line(to))
	}
	text := append([]string{salutation}, paragraphs...)
	text = append(text, p.T("Kind regards,")+"\n"+line(from))
	return Letter{To: line(to), Subject: subject, Text: strings.Join(text, "\n\n") + "\n"}
}

// line is text in one line: what people called something must not start another.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }
