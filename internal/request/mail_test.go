package request

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestWhatAPastedMailSays(t *testing.T) {
	for name, tt := range map[string]struct{ text, from, title string }{
		"a sentence":               {"Export all invoices of 2024. Thank you.", "", "Export all invoices of 2024"},
		"a question":               {"Can you train two people? They are new.", "", "Can you train two people?"},
		"a greeting first":         {"Hello Paul,\n\nThe export button does nothing.\nBest regards\nAna", "", "The export button does nothing"},
		"a greeting in French":     {"Bonjour,\n\nPouvez-vous rouvrir l’accès ?", "", "Pouvez-vous rouvrir l’accès ?"},
		"nothing but a greeting":   {"Hello,", "", "Hello,"},
		"a mail":                   {"From: Ana Ruiz <Ana.Ruiz@Delta.example>\nSent: Monday\nTo: help@us.example\nSubject: RE: Fwd: Export of invoices\n\nHello,\nplease send them.", "ana.ruiz@delta.example", "Export of invoices"},
		"a French mail":            {"De : Ana Ruiz <ana@delta.example>\nEnvoyé : lundi 16 novembre 2026\nÀ : aide@nous.example\nObjet : TR : Export des factures\n\nBonjour,", "ana@delta.example", "Export des factures"},
		"a forwarded mail":         {"---------- Forwarded message ---------\nFrom: Ana <ana@delta.example>\nDate: Mon, 16 Nov 2026\nSubject: Export\nTo: <help@us.example>\n\nPlease.", "ana@delta.example", "Export"},
		"a mail by Apple":          {"Début du message transféré :\n\nDe: Ana Ruiz <ana@delta.example>\nObjet: Export\n\nMerci.", "ana@delta.example", "Export"},
		"a mail by Outlook":        {"From: Ana Ruiz [mailto:ana@delta.example]\nSubject: Export", "ana@delta.example", "Export"},
		"as Slack links addresses": {"From: Ana <<mailto:ana@delta.example|ana@delta.example>>\nSubject: Export", "ana@delta.example", "Export"},
		"no subject":               {"From: ana@delta.example\nSubject: Re:\n\nHello,\n\nThe button is broken.", "ana@delta.example", "The button is broken"},
		"history below":            {"Please do.\n\nOn Mon, 16 Nov 2026 at 10:00, Paul <paul@us.example> wrote:\n> What can I do?", "", "Please do"},
		"history above":            {"> What can I do?\nReopen the account.", "", "Reopen the account"},
		"a signature":              {"-- \nAna Ruiz", "", "-- Ana Ruiz"},
		"from a phone":             {"Broken again\n\nSent from my iPhone", "", "Broken again"},
		"a sender without address": {"From: Ana Ruiz\nSubject: Export", "", "Export"},
		"words like a head":        {"Note: the export fails", "", "Note: the export fails"},
		"a time is no end":         {"At 10.30 it stopped. Why?", "", "At 10.30 it stopped"},
		"Chinese":                  {"请导出发票。谢谢。", "", "请导出发票"},
		"marks that turn round":    {"\u202eevil\u202c \u200bname", "", "evil name"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ReadLetter(tt.text).From; got != tt.from {
				t.Errorf("from %q, want %q", got, tt.from)
			}
			if got := TitleOf(tt.text); got != tt.title {
				t.Errorf("title %q, want %q", got, tt.title)
			}
		})
	}
}

func TestALongTitleIsCutBetweenWords(t *testing.T) {
	title := TitleOf(strings.Repeat("invoice ", 100))
	if n := utf8.RuneCountInString(title); n > TitleLimit || n < TitleLimit-20 || !strings.HasSuffix(title, "invoice…") {
		t.Errorf("%d characters: %q", n, title)
	}
}

func FuzzATitleIsOneCleanLine(f *testing.F) {
	for _, seed := range []string{"Subject: =?utf-8?B?4pyo?=\n\nx", "From: <>@\nObjet : \u202e", "On a wrote:\n>", strings.Repeat("é", 4000), "\xff\xfe", "a\u2028b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		title := TitleOf(text)
		if utf8.RuneCountInString(title) > TitleLimit || !utf8.ValidString(title) {
			t.Errorf("%q is no title", title)
		}
		if strings.ContainsFunc(title, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) {
			t.Errorf("%q holds what nobody sees", title)
		}
		if from := ReadLetter(text).From; strings.ContainsAny(from, " \n<>") {
			t.Errorf("%q is no address", from)
		}
	})
}
