package paper

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"docket/internal/catalogue"
	"docket/internal/money"
)

// poppler runs one of poppler's programs on a paper, which it reads from its standard
// input.
func poppler(t testing.TB, program string, paper []byte, arguments ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("DOCKET_REQUIRE") == "1" {
			t.Fatalf("%s is missing: apt-get install poppler-utils", program)
		}
		t.Skipf("%s is missing: apt-get install poppler-utils", program)
	}
	run := exec.CommandContext(t.Context(), program, arguments...)
	run.Stdin = bytes.NewReader(paper)
	var complaints bytes.Buffer
	run.Stderr = &complaints
	said, err := run.Output()
	if err != nil || complaints.Len() > 0 {
		t.Fatalf("%s: %v %s", program, err, &complaints)
	}
	return said
}

// text is what a reader finds on a paper, spaces of every kind alike.
func text(t testing.TB, paper []byte) string {
	t.Helper()
	return strings.ReplaceAll(string(poppler(t, "pdftotext", paper, "-layout", "-", "-")), "\u00a0", " ")
}

func says(t *testing.T, paper []byte, wants ...string) {
	t.Helper()
	said := strings.Join(strings.Fields(text(t, paper)), " ")
	for _, want := range wants {
		if !strings.Contains(said, want) {
			t.Errorf("the paper does not say %q:\n%s", want, said)
		}
	}
}

func TestThePaperSaysWhatWasOrdered(t *testing.T) {
	says(t, pdf(t, borealis()), "Tramontane Services", "Purchase order PO-1042", "Approved 2 Dec 2026", "ERP roll-out", "Revision 2 of 30 Nov 2026",
		"Société Borealis SAS", "12, rue de l'Œuvre", "Éloïse Brême", "compta@borealis.example", "Verified 24 Nov 2026",
		"Inès Delmas", "SOW-77", "LIC-ERP-STD ERP standard licence 40 420.00 10 % 15,120.00", "Page views included: 1,000,000",
		"2.5 1,450.00 3,625.00", "22.5 % 3,720.00", "To be used by 30 Jun 2027", "Part of the starter pack", "500.00 included",
		"At list prices 46,125.00", "−3,260.00", "Total 42,865.00 EUR", "Accepted for Borealis", "Name Date Signature", "Page 1 of 1")
}

func TestThePaperIsInTheCustomersLanguage(t *testing.T) {
	o := papers()["draft"]
	says(t, pdf(t, o), "Bon de commande PO-1042", "Brouillon, non approuvé", "Licence ERP standard", "Atelier de découverte", "15 120,00", "22,5 %",
		"Total 42 865,00 EUR", "À utiliser au plus tard le 30 juin 2027", "compris", "Page 1 sur 1", "Bon pour accord")
}

func TestChineseAndCyrillicAreLettersOnThePaper(t *testing.T) {
	o := papers()["chinese"]
	o.Seller, o.Lines[0].Description = "Наталья Ёлкина", strings.Repeat("适用于中型企业的标准许可证，包含财务、采购、库存与销售模块。", 4)
	paper := pdf(t, o)
	says(t, paper, "北极光科技有限公司（上海）", "王小明", "ERP 标准许可证", "需求调研研讨会", "标准审计", "法国", "Наталья Ёлкина")
	if said := strings.Join(strings.Fields(text(t, paper)), ""); strings.Count(said, "适") != 4 || strings.Count(said, "块") != 4 {
		t.Errorf("wrapping lost characters:\n%s", said)
	}
}

func TestLettersTheFontLacksAreSeenToBeMissing(t *testing.T) {
	o := borealis()
	o.Customer = "Łódź 🚀 שלום"
	says(t, pdf(t, o), "Łódź � ����")
}

func TestNoPageIsBlank(t *testing.T) {
	o := papers()["chinese"]
	for n := range 60 {
		o.Lines = append(o.Lines, o.Lines[n%6])
	}
	paper := pdf(t, o)
	const pages = 6
	if said := text(t, paper); !strings.Contains(said, fmt.Sprintf("Page %d of %d", pages, pages)) {
		t.Fatalf("there are not %d pages:\n%s", pages, said)
	}
	for n := range pages {
		page := fmt.Sprint(n + 1)
		if ink := inked(poppler(t, "pdftoppm", paper, "-gray", "-r", "40", "-f", page, "-l", page, "-")); ink < 0.002 || ink > 0.3 {
			t.Errorf("page %s is inked to %.3f", page, ink)
		}
	}
}

// inked is the part of a page that is not white, of an image in PGM.
func inked(pgm []byte) float64 {
	var wide, high, most int
	fmt.Sscanf(string(pgm[:min(len(pgm), 40)]), "P5\n%d %d\n%d\n", &wide, &high, &most)
	dark := 0
	for _, pixel := range pgm[len(pgm)-wide*high:] {
		if pixel < 0xD0 {
			dark++
		}
	}
	return float64(dark) / float64(wide*high)
}

func TestTheMoneyOnThePaperIsTheOrders(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		o := borealis()
		o.Currency = rapid.SampledFrom([]money.Currency{"EUR", "JPY", "KWD", "CNY"}).Draw(r, "currency")
		o.Lines = nil
		for range rapid.IntRange(1, 40).Draw(r, "lines") {
			l := sold("AUDIT-STD", "Standard audit", catalogue.Audit, catalogue.Piece,
				money.Quantity(rapid.Int64Range(1, 5000).Draw(r, "quantity")), rapid.Int64Range(0, 90_000_000).Draw(r, "list"),
				money.Percents(rapid.IntRange(0, 100).Draw(r, "discount")))
			l.Included = l.Sold == 0
			o.Lines = append(o.Lines, l)
		}
		said := text(t, pdf(t, o))
		var sum int64
		for row := range strings.Lines(said) {
			if !strings.Contains(row, "Standard audit") {
				continue
			}
			fields := strings.Fields(row)
			if last := fields[len(fields)-1]; last != "included" {
				sum += read(r, last, o.Currency)
			}
		}
		if sum != o.Total() {
			r.Errorf("the lines on the paper come to %d, the order to %d:\n%s", sum, o.Total(), said)
		}
		_, below, _ := strings.Cut(said, "Total")
		if total := read(r, strings.Fields(below)[0], o.Currency); total != o.Total() {
			r.Errorf("the paper says %d, the order %d", total, o.Total())
		}
	})
}

func read(t rapid.TB, said string, c money.Currency) int64 {
	minor, err := money.Parse(said, c)
	if err != nil {
		t.Fatalf("%q: %v", said, err)
	}
	return minor
}
