package catalogue

// What a catalogue has room for; texts are counted in characters.
const (
	MaxSKUs          = 10_000
	MaxTerritories   = 200
	MaxStarter       = 20
	MaxThresholds    = 10
	MaxCurrencies    = 12  // of a SKU
	MaxWindow        = 120 // months
	NameLimit        = 150
	DescriptionLimit = 2000
)

// Languages are those in which names and descriptions are asked for in Slack, English
// first. A file may hold others.
var Languages = []string{"en", "fr", "zh"}
