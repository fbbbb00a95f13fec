package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"sync"

	"docket/internal/locale"
)

//go:embed templates
var templateFiles embed.FS

// templates holds the pages by name; each stands in templates/layout.html.
var templates = sync.OnceValue(func() map[string]*template.Template {
	all := map[string]*template.Template{}
	layout := template.Must(template.ParseFS(templateFiles, "templates/layout.html", "templates/field.html", "templates/top.html"))
	for _, name := range []string{"closeout", "receipt", "plain", "catalogue", "entry", "nothing"} {
		all[name] = template.Must(template.Must(layout.Clone()).ParseFS(templateFiles, "templates/"+name+".html"))
	}
	return all
})

// head is what every page has.
type head struct {
	Language string // BCP 47
	Title    string
	Styles   []string // addresses of the stylesheets
	Icon     string
	Public   bool // anybody may read and find the page
	Wide     bool
}

func newHead(p *locale.Printer, title string) head {
	return head{Language: p.Tag(), Title: title, Styles: []string{assetAddress("customer.css")}, Icon: assetAddress("mark.svg")}
}

// draw is the whole page as HTML.
func draw(name string, page any) ([]byte, error) {
	var drawn bytes.Buffer
	if err := templates()[name].ExecuteTemplate(&drawn, "layout", page); err != nil {
		return nil, fmt.Errorf("draw page %s: %w", name, err)
	}
	return drawn.Bytes(), nil
}

// render draws the whole page before the first byte of it is sent.
func render(w http.ResponseWriter, status int, name string, page any) error {
	drawn, err := draw(name, page)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(drawn)))
	w.WriteHeader(status)
	_, _ = w.Write(drawn) // a reader who is gone cannot be told
	return nil
}
