package sandbox

import (
	"net/http"
	"slices"
	"strings"
)

// checkScope refuses a method none of whose scopes the app holds.
func (c *call) checkScope() error {
	needs := c.method.scopes
	if len(needs) == 0 || slices.ContainsFunc(needs, c.holds) {
		return nil
	}
	return c.missingScope(strings.Join(needs, ","))
}

// checkKindScope refuses a method of several scopes when the one for this kind of conversation is missing.
func (c *call) checkKindScope(kind string) error {
	if len(c.method.scopes) < 2 {
		return nil
	}
	i := slices.IndexFunc(c.method.scopes, func(s string) bool { return strings.HasPrefix(s, kind+":") })
	if i < 0 || c.holds(c.method.scopes[i]) {
		return nil
	}
	return c.missingScope(c.method.scopes[i])
}

func (c *call) missingScope(needed string) error {
	return refuse("missing_scope").with("needed", needed).with("provided", strings.Join(c.grantedScopes(), ","))
}

func (c *call) holds(scope string) bool {
	return c.manifest.absent || slices.Contains(c.manifest.OAuth.Scopes.Bot, scope)
}

// describeScopes adds the headers by which every answer tells what the token may do and what the method asks for.
func (s *Sandbox) describeScopes(w http.ResponseWriter, m *method) {
	w.Header().Set("X-OAuth-Scopes", strings.Join(s.grantedScopes(), ","))
	if m != nil {
		w.Header().Set("X-Accepted-OAuth-Scopes", strings.Join(m.scopes, ","))
	}
}
