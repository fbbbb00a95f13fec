package paper

// The page, A4 upright, in millimetres.
const (
	pageWidth  = 210.0
	left       = 18.0
	right      = pageWidth - left
	pageTop    = 15.0
	pageBottom = 297.0 - 20
	footTop    = 297.0 - 14
)

// strip is a part of the paper as wide as the page, which is never cut.
type strip struct {
	height float64
	draw   func(p pen, y float64)
	table  bool // belongs under the heads of the columns
}

// gap is a strip with nothing on it.
func gap(height float64) strip { return strip{height: height, draw: func(pen, float64) {}} }

// chunk is strips that stay on one page.
type chunk []strip

func (c chunk) height() float64 {
	sum := 0.0
	for _, s := range c {
		sum += s.height
	}
	return sum
}

// placed is a strip with its place on a page.
type placed struct {
	strip
	y float64
}

// frame is what every page has beside its strips.
type frame struct {
	first   float64 // height of the head of the first page
	running float64 // height of the head of the others
	columns strip   // heads of the columns, on each page that begins within the table, or where it begins
}

// fill puts chunks on pages, in order. A chunk that is higher than a page begins
// one and overruns it; callers cut theirs smaller.
func (f frame) fill(chunks []chunk) [][]placed {
	pages, y, inTable := [][]placed{nil}, pageTop+f.first, false
	put := func(s strip) {
		last := len(pages) - 1
		pages[last] = append(pages[last], placed{strip: s, y: y})
		y += s.height
	}
	for _, c := range chunks {
		heads := 0.0
		if c[0].table && !inTable {
			heads = f.columns.height
		}
		if y+heads+c.height() > pageBottom && len(pages[len(pages)-1]) > 0 {
			pages, y, inTable = append(pages, nil), pageTop+f.running, false
		}
		if c[0].table && !inTable {
			put(f.columns)
		}
		inTable = c[0].table
		for _, s := range c {
			put(s)
		}
	}
	return pages
}
