package paper

import (
	"slices"

	"codeberg.org/go-pdf/fpdf"
)

// style is how a text looks.
type style struct {
	size float64 // in points
	ink  ink
}

type ink [3]int

// The inks, those of the customer's page.
var (
	black  = ink{0x1e, 0x25, 0x22}
	soft   = ink{0x57, 0x60, 0x5b}
	green  = ink{0x1d, 0x5c, 0x4b}
	red    = ink{0xa3, 0x24, 0x1c}
	hair   = ink{0xdc, 0xd8, 0xce}
	strong = ink{0x84, 0x8b, 0x85}
)

// The styles. The font has one weight: what matters is larger, what explains is soft.
var (
	house = style{size: 10.5, ink: green}
	title = style{size: 21, ink: black}
	value = style{size: 10, ink: black}
	body  = style{size: 9, ink: black}
	label = style{size: 7.5, ink: soft}
	total = style{size: 13, ink: black}
)

// in is the style in another ink.
func (s style) in(i ink) style { s.ink = i; return s }

// line is the height of one line of text, in millimetres.
func (s style) line() float64 { return s.size * pointInMM * 1.42 }

// rise is how far below the top of its line a text stands.
func (s style) rise() float64 { return s.size * pointInMM * 1.08 }

// pen writes on the paper. Without paper it only notes which letters will be needed.
type pen struct {
	face *face
	pdf  *fpdf.Fpdf // nil while letters are noted
	used map[rune]bool
}

// write puts a text with its left end at x, in a line whose top is at y.
func (p pen) write(x, y float64, s style, text string) {
	if p.pdf == nil {
		for _, letter := range text {
			p.used[letter] = true
		}
		return
	}
	p.pdf.SetFont(family, "", s.size)
	p.pdf.SetTextColor(s.ink[0], s.ink[1], s.ink[2])
	p.pdf.Text(x, y+s.rise(), text)
}

// writeRight puts a text with its right end at x.
func (p pen) writeRight(x, y float64, s style, text string) {
	p.write(x-p.face.width(text, s.size), y, s, text)
}

// rule draws a line of a thickness in millimetres.
func (p pen) rule(from, to, y, thick float64, i ink) {
	if p.pdf == nil {
		return
	}
	p.pdf.SetDrawColor(i[0], i[1], i[2])
	p.pdf.SetLineWidth(thick)
	p.pdf.Line(from, y, to, y)
}

// letters are those that were noted, in order.
func (p pen) letters() string {
	all := make([]rune, 0, len(p.used))
	for letter := range p.used {
		all = append(all, letter)
	}
	slices.Sort(all)
	return string(all)
}
