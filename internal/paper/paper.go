// Package paper sets a purchase order as the document that is sent to the customer
// and comes back signed: PDF, A4, in one layout for every country and language. The
// same order is the same bytes. It owns the layout and the font. It refuses to
// print why an order needed approval, which is the house's own affair, and to let
// one that is not approved pass for one that is.
package paper

import (
	"bytes"
	"fmt"
	"sync"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"docket/internal/catalogue"
	"docket/internal/locale"
	"docket/internal/order"
)

// Order is a purchase order with what its paper says beside it.
type Order struct {
	order.Order
	House     string                           // the company that sells
	Customer  string                           // its name
	Seller    string                           // their name
	Territory catalogue.Text                   // its name; none where the catalogue does not know it
	SKUs      map[catalogue.Code]catalogue.SKU // of the edition the order was written against, for names in other languages
	Language  string                           // the customer's, as "fr-FR"; docket's own words are English where it does not speak it
	Zone      *time.Location                   // in which days are said
}

// PDF is the paper, complete. It fails only when the order is too large for the
// format.
func (o Order) PDF() ([]byte, error) {
	s := o.sheet().layout()
	noting := pen{face: s.face, used: map[rune]bool{}}
	s.draw(noting, func() {})
	doc := fpdf.New("P", "mm", "A4", "")
	doc.SetCatalogSort(true) // else the fonts stand in the order of a map
	doc.SetCreationDate(o.dated().UTC())
	doc.SetModificationDate(o.dated().UTC())
	doc.SetProducer("docket", true)
	doc.SetTitle(s.title(), true)
	doc.SetAuthor(o.House, true)
	doc.SetLang(s.p.Tag())
	doc.SetAutoPageBreak(false, 0)
	doc.AddUTF8FontFromBytes(family, "", s.face.cut(noting.letters()))
	s.draw(pen{face: s.face, pdf: doc}, doc.AddPage)
	var out bytes.Buffer
	if err := doc.Output(&out); err != nil {
		return nil, fmt.Errorf("print order %d: %w", o.ID, err)
	}
	return out.Bytes(), nil
}

// dated is when what the paper says came to be.
func (o Order) dated() time.Time {
	if o.Cleared() && !o.ApprovedAt.IsZero() {
		return o.ApprovedAt
	}
	return o.ChangedAt
}

const family = "hei"

// european is the beginning of the alphabet of the world, up to where symbols give
// way to Chinese.
const european = 0x2600

// west is the font of papers without Chinese, cut once: it makes them five times
// as fast as the whole.
var west = sync.OnceValue(func() []byte {
	var letters []rune
	for letter := range rune(european) {
		letters = append(letters, letter)
	}
	return fpdf.UTF8CutFont(bytes.Clone(microHei().file), string(letters))
})

// cut is a font of the letters, to be written in: fpdf changes what it is given.
func (f *face) cut(letters string) []byte {
	for _, letter := range letters {
		if letter >= european {
			return fpdf.UTF8CutFont(bytes.Clone(f.file), letters)
		}
	}
	return bytes.Clone(west())
}

// sheet is an order on its way to paper.
type sheet struct {
	Order
	p    *locale.Printer
	face *face
}

func (o Order) sheet() sheet {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	return sheet{Order: o, p: locale.For(o.Language), face: microHei()}
}

// layout is a paper whose every line has its place.
type layout struct {
	sheet
	head  []strip
	pages [][]placed
}

func (s sheet) layout() layout {
	head := s.head()
	f := frame{first: chunk(head).height(), running: runningHeight, columns: s.columns()}
	return layout{sheet: s, head: head, pages: f.fill(append(s.table(), append(s.sums(), s.signature()...)))}
}

// draw sets the whole paper; page begins each page.
func (l layout) draw(to pen, page func()) {
	for n, strips := range l.pages {
		page()
		if n == 0 {
			y := pageTop
			for _, h := range l.head {
				h.draw(to, y)
				y += h.height
			}
		} else {
			l.runningHead(to)
		}
		for _, at := range strips {
			at.draw(to, at.y)
		}
		l.foot(to, n+1, len(l.pages))
	}
}
