package view

import "docket/internal/locale"

var countryWords = map[string]locale.Text{
	"AT": locale.Textf("Austria"), "BE": locale.Textf("Belgium"), "CA": locale.Textf("Canada"), "CH": locale.Textf("Switzerland"),
	"CN": locale.Textf("China"), "CZ": locale.Textf("Czechia"), "DE": locale.Textf("Germany"), "DK": locale.Textf("Denmark"),
	"ES": locale.Textf("Spain"), "FR": locale.Textf("France"), "GB": locale.Textf("United Kingdom"), "IE": locale.Textf("Ireland"),
	"IT": locale.Textf("Italy"), "JP": locale.Textf("Japan"), "NL": locale.Textf("Netherlands"), "NO": locale.Textf("Norway"),
	"PL": locale.Textf("Poland"), "SE": locale.Textf("Sweden"), "US": locale.Textf("United States"),
}

// country says a country by its ISO 3166 code; one without a name here is said by the code.
func (r Reader) country(code string) string {
	if t, ok := countryWords[code]; ok {
		return t.Localize(r.P)
	}
	return code
}
