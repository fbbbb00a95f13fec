package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/approval"
	"docket/internal/request"
)

// specialPresses are the answers where the request lies out of scope, in the order people see them.
func (r Reader) specialPresses(c request.Card) []press {
	switch c.State {
	case request.Charged:
		return []press{{request.DoAccept, RequestAccept, r.P.Button("They accept")}, {request.DoObject, RequestObject, r.P.Button("They object")}}
	case request.Talk:
		return []press{{request.DoAgree, RequestAgree, r.P.Button("Agreed…")}}
	case request.Writing:
		return []press{{request.DoWrite, RequestWrite, r.P.Button("Write the solution…")}}
	case request.Signing:
		return r.signingPresses(c)
	case request.Resting:
		return []press{{request.DoPursue, RequestPursue, r.P.Button("They pursue it again")}}
	}
	return nil
}

// signingPresses are what the reader can do about the solution: sign it, ask, send it back; or answer what was asked.
func (r Reader) signingPresses(c request.Card) []press {
	steps := r.mySteps(c)
	switch asked := slices.ContainsFunc(c.Approval.Pending(), func(st approval.Step) bool { return st.State == approval.Asked }); {
	case len(steps) == 0 && asked:
		return []press{{request.DoReply, RequestReply, r.P.Button("Answer")}}
	case len(steps) == 0:
		return nil
	}
	presses := []press{{request.DoSign, RequestSign, r.P.Button("Sign")}}
	if slices.ContainsFunc(steps, func(st approval.Step) bool { return st.State == approval.Open }) {
		presses = append(presses, press{request.DoAsk, RequestAsk, r.P.Button("Ask %s", r.author(c))})
	}
	return append(presses, press{request.DoSendBack, RequestSendBack, r.P.Button("Send back…")})
}

// mySteps are the steps of the solution's approval that wait for the reader.
func (r Reader) mySteps(c request.Card) []approval.Step {
	return slices.DeleteFunc(c.Approval.Pending(), func(st approval.Step) bool { return !slices.Contains(st.Turn, r.ID) })
}

// pressRef is the value of an answer's button.
func (r Reader) pressRef(c request.Card, id ActionID) string {
	at := StepAt[request.ID]{Of: c.ID, Round: c.Round()}
	switch id {
	case RequestSign, RequestAsk, RequestSendBack:
		for _, st := range r.mySteps(c) {
			at.Steps = append(at.Steps, st.Key)
		}
		return at.value()
	case RequestReply:
		for _, st := range c.Approval.Pending() {
			if st.State == approval.Asked {
				at.Steps = append(at.Steps[:0], st.Key)
			}
		}
		return at.value()
	}
	return ref(c.ID)
}

// likelySpecial is the answer that stands out where the request lies out of scope.
func likelySpecial(c request.Card) request.Verb {
	switch c.State {
	case request.Charged:
		return request.DoAccept
	case request.Talk:
		return request.DoAgree
	case request.Writing:
		return request.DoWrite
	case request.Signing:
		return request.DoSign
	case request.Resting:
		return request.DoPursue
	}
	return ""
}

// requestSpecial is what was agreed of a request out of scope, and the solution of a special case with its signatures.
func (r Reader) requestSpecial(c request.Card) []slack.Block {
	var blocks []slack.Block
	if said := r.settlement(c); said != "" {
		blocks = append(blocks, section(said))
	}
	if c.Solution == nil || c.State == request.Told {
		return blocks
	}
	blocks = append(blocks, section(r.P.T("Solution by %s:", r.person(c.Solution.By))+"\n"+quote(c.Solution.Text, solutionShown)))
	for _, st := range c.Approval.Steps {
		blocks = append(blocks, section(r.signature(c, st)))
	}
	return blocks
}

// solutionShown is how many characters of a solution stand on the card.
const solutionShown = 2000

// settlement is what the sales manager and the customer came to.
func (r Reader) settlement(c request.Card) string {
	a := c.Course.Outcome
	if a == nil {
		return ""
	}
	by := facts(r.person(a.By), r.instant(a.At))
	switch a.How {
	case request.Free:
		return "✅ " + r.P.T("Agreed: free of charge (%s)", by)
	case request.ForMoney:
		if a.Amount > 0 {
			return "✅ " + r.P.T("Agreed: charged %s (%s)", r.amount(a.Amount, a.Currency), by) + r.agreedTerms(a)
		}
		return "✅ " + r.P.T("Agreed: charged (%s)", by) + r.agreedTerms(a)
	case request.NotPursued:
		return by + r.agreedTerms(a)
	}
	return r.P.T("A special case (%s)", by)
}

func (r Reader) agreedTerms(a *request.Agreement) string {
	if a.Terms == "" {
		return ""
	}
	return "\n" + quote(a.Terms, request.NoteLimit)
}

// signature is a step of the solution's approval: who signed when, or whose signature it waits for and until when.
func (r Reader) signature(c request.Card, st approval.Step) string {
	who := r.role(st.Role)
	switch st.State {
	case approval.Approved, approval.Declined:
		return r.votes(who, st)
	case approval.Open:
		return facts("⏳ *"+who+"*", r.turnNames(st), r.clockWords(st))
	case approval.Asked:
		x, _ := st.Unanswered()
		return facts("⏳ *"+who+"*", r.P.T("the clock stands: %s’s question waits for %s since %s", r.person(x.By), r.person(c.Solution.By), r.instant(x.At))) +
			"\n" + quote(x.Text, 600)
	}
	return "– " + who + dot + r.P.T("no longer asked")
}
