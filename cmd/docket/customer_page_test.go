package main

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"docket/internal/closeout"
)

func TestACustomerEndsAProjectOnThePage(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	jeanne := c.opens(c.closing().Link)
	jeanne.reads(http.StatusOK, "Borealis", "ERP roll-out", "jusqu’au jeudi 3 déc. inclus", "15 jours restants", `href="https://files.example/acceptance.pdf"`, "Nadia Roux est à votre écoute")

	jeanne.sends("answers", "q.satisfaction", "9")
	jeanne.reads(http.StatusUnprocessableEntity, "4 points à revoir", `value="9" checked`)
	jeanne.sends("answers", append([]string{"q.improve", "Rappelez <!channel> plus tôt."}, good...)...)
	jeanne.reads(http.StatusOK, "Merci, vos réponses nous sont parvenues.", "Répondu le mer. 18 nov.")
	c.in(room).shows("⚠️ Borealis answered the questionnaire: 1 low score", "🟩", "🟥🟥🟥🟥⬜⬜⬜⬜⬜⬜  4 of 10 · low")
	c.in(room).harmless("Rappelez", "<!channel>")

	jeanne.sends("acceptance", accepting...)
	jeanne.reads(http.StatusOK, "Merci. Le projet est accepté.", "Jeanne Petit", "J’accepte le document final « Acceptance report » du projet ERP roll-out pour Borealis.")
	c.in(room).shows("Close-out", "✅ Signed by Jeanne Petit on Wednesday 18 Nov")
	nadia.dm().shows("Borealis · ERP roll-out: signed, the review is to do")

	signed := c.closing().Signature
	if signed.Round != 1 || len(signed.Address) != 64 || !strings.HasPrefix(signed.Statement, "J’accepte le document final « Acceptance report »") {
		t.Errorf("what is kept of the signature is %+v", signed)
	}
	jeanne.goes(jeanne.at.String())
	jeanne.reads(http.StatusOK, "Merci. Le projet est accepté.")
	c.opens(c.closing().Link).reads(http.StatusNotFound, "There is no page at this address.")
}

func TestRemarksOfThePageBecomeIssuesAndBarTheAcceptance(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	jeanne := c.opens(c.closing().Link)
	before := jeanne.sending("acceptance", accepting...)
	jeanne.sends("remarks", "said_1", "L’archive manque.", "said_4", "*Le* <@U0ADA> logo & `le reste` :tada:")
	jeanne.reads(http.StatusOK, "Merci, vos remarques nous sont parvenues.", "L’archive manque.", "En cours de traitement", "une fois vos remarques traitées")
	c.in(room).harmless("The customer made 2 remarks.", "<@U0ADA>")
	jeanne.load(before)
	jeanne.reads(http.StatusConflict, "L’archive manque.")
	if c.closing().State != closeout.Remarked {
		t.Errorf("the close-out is %s", c.closing().State)
	}

	c.answersRemarks()
	nadia.presses("Send corrected document", room, "Close-out", "2 of 2 answered")
	nadia.submits(with("or a link to it", "https://files.example/second.pdf"))
	jeanne.goes(jeanne.at.Scheme + "://" + jeanne.at.Host + c.closing().Link.Path())
	jeanne.reads(http.StatusOK, "Version corrigée, envoyée le mercredi 18 nov.", "https://files.example/second.pdf", "Traitée")
	jeanne.sends("acceptance", accepting...)
	jeanne.reads(http.StatusOK, "Merci. Le projet est accepté.")
}

func TestADocumentReplacedWhileTheCustomerReadsIsNotAccepted(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	jeanne := c.opens(c.closing().Link)
	nadia.presses("Send document again", room, "Close-out", "The customer’s turn")
	nadia.submits(with("or a link to it", "https://files.example/other.pdf"))
	jeanne.sends("acceptance", accepting...)
	jeanne.reads(http.StatusConflict, "Le document a été remplacé depuis que vous avez ouvert cette page.", "https://files.example/other.pdf")
	if c.closing().Signature != nil {
		t.Error("a document was accepted that nobody had read")
	}
	jeanne.sends("acceptance", accepting...)
	jeanne.reads(http.StatusOK, "Merci. Le projet est accepté.")
}

func TestAFormThatIsSentTwelveTimesAtOnceIsOneAcceptance(t *testing.T) {
	t.Parallel()
	c := ready(t)
	c.closes()
	jeanne := c.opens(c.closing().Link)
	var all sync.WaitGroup
	for range 12 {
		again := &visitor{company: c, client: jeanne.client}
		r := jeanne.sending("acceptance", accepting...)
		all.Go(func() {
			again.load(r)
			again.reads(http.StatusOK, "Merci. Le projet est accepté.")
		})
	}
	all.Wait()
	c.settle()
	c.in(room).showsTimes(2, "✅ Signed by Jeanne Petit") // the card, and one line under it
}

func TestACustomerWhoComesTooLateFindsNothing(t *testing.T) {
	t.Parallel()
	c := ready(t)
	c.closes()
	link := c.closing().Link
	jeanne := c.opens(link)
	c.goTo("2026-12-03 23:59 Europe/Paris")
	c.opens(link).reads(http.StatusOK, "Aujourd’hui est le dernier jour.")
	c.goTo("2026-12-04 00:00 Europe/Paris")
	c.opens(link).reads(http.StatusNotFound)
	for _, late := range []*http.Request{
		jeanne.sending("answers", good...), jeanne.sending("remarks", "said_1", "Wait"), jeanne.sending("acceptance", accepting...),
	} {
		v := &visitor{company: c, client: jeanne.client}
		v.load(late)
		v.reads(http.StatusNotFound, "There is no page at this address.")
	}
	if got := c.closing(); got.State != closeout.Silent || got.Signature != nil || len(got.Remarks) > 0 || !got.AnsweredAt.IsZero() {
		t.Errorf("the close-out is %s, with signature %v and remarks %v", got.State, got.Signature, got.Remarks)
	}
}

func TestADocumentInSlackReachesTheCustomer(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.as("nadia")
	nadia.types(room, "/closeout borealis")
	nadia.presses("Begin close-out", room, "ERP roll-out")
	nadia.submits(with("Who sees to it", "nadia"))
	nadia.presses("Send document", room, "sends the final document", "Final document")
	nadia.submits(with("Document", file("rapport é.pdf", []byte("%PDF-1.7 rapport"))))
	jeanne := c.opens(c.closing().Link)
	jeanne.reads(http.StatusOK, "/document", "une fois les questions envoyées")
	jeanne.goes(jeanne.at.String() + "/document")
	jeanne.reads(http.StatusOK, "%PDF-1.7 rapport")
	if got := jeanne.header.Get("Content-Disposition"); !strings.HasPrefix(got, "attachment; filename") || jeanne.header.Get("Content-Type") != "application/pdf" {
		t.Errorf("the document comes as %q %v", got, jeanne.header)
	}
}

func TestTheLinkOfOneProjectShowsAndChangesNoOther(t *testing.T) {
	t.Parallel()
	c := ready(t)
	c.closes()
	jeanne := c.opens(c.closing().Link)
	jeanne.missesOut(t, "Delta", "Gamma", "Paul", "Inès", "jeanne@borealis.example")
	wrong := c.opens(closeout.Link{1})
	wrong.reads(http.StatusNotFound)
	r := jeanne.sending("remarks", "said_1", "Is anybody there?")
	r.URL.Path = closeout.Link{1}.Path() + "/remarks"
	wrong.load(r)
	wrong.reads(http.StatusNotFound)
	if len(c.closing().Remarks) != 0 {
		t.Error("the form of one page reached another")
	}
}

func TestMoreTextThanAFormTakesIsTurnedAway(t *testing.T) {
	t.Parallel()
	c := ready(t)
	c.closes()
	jeanne := c.opens(c.closing().Link)
	kept := *jeanne
	jeanne.sends("remarks", "said_1", strings.Repeat("a", 1<<20))
	jeanne.reads(http.StatusRequestEntityTooLarge)
	kept.sends("remarks", "said_1", strings.Repeat("é", 2001))
	kept.reads(http.StatusUnprocessableEntity, "caractères. Écrivez-en plusieurs.")
	kept.sends("remarks", "said_1", "a\x00b")
	kept.reads(http.StatusUnprocessableEntity, "Ce texte contient des caractères", "ab</textarea>")
	kept.sends("remarks", "said_1", strings.Repeat("é", 2000))
	kept.reads(http.StatusOK, "Merci, vos remarques nous sont parvenues.")
}

func TestThePageStandsBesideTheLocalSlack(t *testing.T) {
	t.Parallel()
	c := ready(t)
	v := &visitor{company: c, client: http.DefaultClient}
	for _, path := range []string{"/", "/assets/css/base.css", "/sandbox/state"} {
		v.goes("http://" + c.demo.page.Addr().String() + path)
		if v.status != http.StatusOK || v.header.Get("X-Robots-Tag") != "" {
			t.Errorf("%s answers %d, %v", path, v.status, v.header)
		}
	}
}
