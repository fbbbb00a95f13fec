package paper

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"docket/internal/catalogue"
	"docket/internal/order"
)

// papers are one of each sort.
func papers() map[string]Order {
	chinese := borealis()
	chinese.Language, chinese.Customer = "zh-CN", "北极光科技有限公司（上海）"
	chinese.Invoice.Contact = "王小明"
	draft := borealis()
	draft.State, draft.Language = order.Approving, "fr"
	return map[string]Order{"english": borealis(), "chinese": chinese, "draft": draft}
}

func pdf(t testing.TB, o Order) []byte {
	t.Helper()
	raw, err := o.PDF()
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestTheSameOrderIsTheSameBytes(t *testing.T) {
	for name, o := range papers() {
		first := pdf(t, o)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if again, err := o.PDF(); err != nil || !bytes.Equal(first, again) {
					t.Errorf("%s: %d bytes, then %d: %v", name, len(first), len(again), err)
				}
			})
		}
		all.Wait()
	}
}

// hashEnv makes the test binary print hashes instead.
const hashEnv = "DOCKET_TEST_PAPER_HASH"

func hashes(t *testing.T) string {
	var said strings.Builder
	for _, name := range []string{"english", "chinese", "draft"} {
		fmt.Fprintf(&said, "%s %x\n", name, sha256.Sum256(pdf(t, papers()[name])))
	}
	return said.String()
}

func TestAnotherProcessPrintsTheSameBytes(t *testing.T) {
	if os.Getenv(hashEnv) != "" {
		fmt.Print(hashes(t))
		return
	}
	other := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$")
	other.Env = append(os.Environ(), hashEnv+"=1")
	said, err := other.Output()
	if err != nil {
		t.Fatal(err)
	}
	if want := hashes(t); !strings.Contains(string(said), want) {
		t.Errorf("here\n%sthere\n%s", want, said)
	}
}

func TestWhatChangesTheOrderChangesThePaper(t *testing.T) {
	plain := pdf(t, borealis())
	for name, change := range map[string]func(*Order){
		"a price":         func(o *Order) { o.Lines[0].Sold++ },
		"the revision":    func(o *Order) { o.Revision++ },
		"its approval":    func(o *Order) { o.State = order.Declined },
		"the language":    func(o *Order) { o.Language = "fr" },
		"the territory":   func(o *Order) { o.Territory = catalogue.Text{"en": "Belgium"} },
		"the verified on": func(o *Order) { o.Invoice.ContactVerified.By = "" },
	} {
		o := borealis()
		change(&o)
		if bytes.Equal(plain, pdf(t, o)) {
			t.Errorf("%s changed nothing", name)
		}
	}
}

func TestWhatFollowsTheApprovalChangesNothingOnThePaper(t *testing.T) {
	plain := pdf(t, borealis())
	o := borealis()
	o.State = order.Received
	if !bytes.Equal(plain, pdf(t, o)) {
		t.Error("the paper that came back is another than the one that was sent")
	}
}

func TestAnEmptyOrderHasAPaperToo(t *testing.T) {
	if raw := pdf(t, Order{}); !bytes.HasPrefix(raw, []byte("%PDF-")) {
		t.Errorf("%.20q", raw)
	}
}

func BenchmarkPaper(b *testing.B) {
	all := papers()
	long := borealis()
	for len(long.Lines) < 500 {
		long.Lines = append(long.Lines, long.Lines[len(long.Lines)%6])
	}
	all["500 lines"] = long
	for name, o := range all {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				pdf(b, o)
			}
		})
	}
}
