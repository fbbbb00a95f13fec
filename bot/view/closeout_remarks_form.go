package view

import (
	"fmt"

	"github.com/slack-go/slack"

	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/issue"
)

// RemarksLimit is how many remarks are written down at once.
const RemarksLimit = 5

// remarksRef is the metadata of the form of remarks.
type remarksRef struct {
	Closeout closeout.ID      `json:"closeout"`
	Rows     int              `json:"rows"`
	Owner    directory.UserID `json:"owner,omitempty"` // proposed
	Place    string           `json:"place,omitempty"` // what it says at its head
}

// WriteRemarks asks what the customer wants changed, and who looks after each of it.
func WriteRemarks(r Reader, c closeout.Card) slack.ModalViewRequest {
	return r.remarksForm(remarksRef{Closeout: c.ID, Rows: 1, Owner: c.In.Manager, Place: clipRaw(c.In.CustomerName+dot+c.In.Name, 4*nameRoom)})
}

// MoreRemarks is the form that was open, with room for one remark more.
func MoreRemarks(r Reader, v slack.View) (slack.ModalViewRequest, error) {
	meta, err := unpack[remarksRef](v)
	if err != nil || meta.Closeout <= 0 {
		return slack.ModalViewRequest{}, stale()
	}
	meta.Rows = min(meta.rows()+1, RemarksLimit)
	return r.remarksForm(meta), nil
}

func (m remarksRef) rows() int { return max(1, min(m.Rows, RemarksLimit)) }

func (r Reader) remarksForm(meta remarksRef) slack.ModalViewRequest {
	blocks := []slack.Block{
		section("*" + name(meta.Place) + "*"),
		section(r.P.T("Each remark becomes an issue. The clock stands until all are answered and the corrected document is sent.")),
	}
	for n := range meta.rows() {
		blocks = append(blocks, r.remarkFields(n, meta.Owner)...)
	}
	if meta.rows() < RemarksLimit {
		blocks = append(blocks, actions(button(CloseoutMoreRemarks, ref(meta.Closeout), r.P.Button("Another remark"))))
	}
	return modal(r, CloseoutRemarksFormID, r.P.Title("Remarks"), r.P.Title("Write down"), meta, blocks...)
}

func (r Reader) remarkFields(n int, proposed directory.UserID) []slack.Block {
	said := input(remarkField("said", n), r.P.Label("What is to be changed (%d)", n+1), longField("", issue.DescriptionLimit))
	owner := input(remarkField("owner", n), r.P.Label("Who looks after it (%d)", n+1), userField(r.P.Placeholder("Choose one person"), proposed))
	if n == 0 {
		return []slack.Block{said, owner}
	}
	return []slack.Block{optional(said), optional(owner)}
}

func remarkField(field string, n int) string { return fmt.Sprintf("%s_%d", field, n+1) }

// ReadRemarks reads what the customer wants changed, a draft for each room in the form; one that was left empty is the
// zero draft, so that the others keep their fields.
func ReadRemarks(v slack.View) (closeout.ID, []closeout.RemarkDraft, error) {
	meta, err := unpack[remarksRef](v)
	if err != nil || meta.Closeout <= 0 {
		return 0, nil, stale()
	}
	var drafts []closeout.RemarkDraft
	for n := range meta.rows() {
		d := closeout.RemarkDraft{Said: answers{v}.text(remarkField("said", n)), Owner: answers{v}.user(remarkField("owner", n))}
		if d.Said == "" {
			d.Owner = ""
		}
		drafts = append(drafts, d)
	}
	return meta.Closeout, drafts, nil
}
