package sandbox

import (
	_ "embed"
	"encoding/csv"
	"maps"
	"slices"
	"strings"
)

// methodReference is Slack's own method reference, from the MIT-licensed slack-api-ref: name, rate tier, required arguments, bot scopes, errors.
//
//go:embed slack-methods.tsv
var methodReference string

// answer is what a Web API call gives back beside "ok".
type answer map[string]any

// handler does one Web API call. The sandbox's mutex is held.
type handler func(c *call) (answer, error)

// method is a Web API method: what Slack's reference says of it, and what does it here.
type method struct {
	name     string
	tier     string
	required []string
	scopes   []string // one of them is needed; which one may depend on the conversation
	errors   []string
	handle   handler
}

// handlers are the methods this workspace knows.
var handlers = map[string]handler{
	"api.test":                     apiTest,
	"apps.connections.open":        appsConnectionsOpen,
	"auth.test":                    authTest,
	"blocks.validate":              blocksValidate,
	"bookmarks.add":                bookmarksAdd,
	"bots.info":                    botsInfo,
	"chat.delete":                  chatDelete,
	"chat.deleteScheduledMessage":  chatDeleteScheduled,
	"chat.getPermalink":            chatGetPermalink,
	"chat.postEphemeral":           chatPostEphemeral,
	"chat.postMessage":             chatPostMessage,
	"chat.scheduleMessage":         chatSchedule,
	"chat.scheduledMessages.list":  chatScheduledList,
	"chat.unfurl":                  chatUnfurl,
	"chat.update":                  chatUpdate,
	"conversations.history":        conversationsHistory,
	"conversations.info":           conversationsInfo,
	"conversations.join":           conversationsJoin,
	"conversations.list":           conversationsList,
	"conversations.members":        conversationsMembers,
	"conversations.open":           conversationsOpen,
	"conversations.replies":        conversationsReplies,
	"files.completeUploadExternal": filesComplete,
	"files.getUploadURLExternal":   filesGetUploadURL,
	"files.info":                   filesInfo,
	"pins.add":                     pinsAdd,
	"reactions.add":                reactionsAdd,
	"team.info":                    teamInfo,
	"usergroups.list":              usergroupsList,
	"usergroups.users.list":        usergroupsUsersList,
	"users.info":                   usersInfo,
	"users.list":                   usersList,
	"users.lookupByEmail":          usersLookupByEmail,
	"views.open":                   viewsOpen,
	"views.publish":                viewsPublish,
	"views.push":                   viewsPush,
	"views.update":                 viewsUpdate,
}

// methodTable joins the handlers with Slack's reference.
func methodTable() map[string]*method {
	reader := csv.NewReader(strings.NewReader(methodReference))
	reader.Comma = '\t'
	reader.LazyQuotes = true
	rows, err := reader.ReadAll()
	if err != nil {
		panic("method reference: " + err.Error()) // embedded, and read by every test
	}
	table := map[string]*method{}
	for _, row := range rows[1:] {
		if handle, ok := handlers[row[0]]; ok {
			table[row[0]] = &method{
				name: row[0], tier: row[1], required: commaList(row[2]), scopes: commaList(row[3]), errors: commaList(row[4]), handle: handle,
			}
		}
	}
	return table
}

func commaList(text string) []string {
	return slices.DeleteFunc(strings.Split(text, ","), func(s string) bool { return s == "" })
}

// grantedScopes are the scopes the app was installed with, sorted; without a manifest, all that any method asks for.
func (s *Sandbox) grantedScopes() []string {
	if !s.manifest.absent {
		return slices.Sorted(slices.Values(s.manifest.OAuth.Scopes.Bot))
	}
	all := map[string]bool{"chat:write.public": true, "users:read.email": true, "app_mentions:read": true, "commands": true}
	for _, m := range s.methods {
		for _, scope := range m.scopes {
			all[scope] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// says reports whether the reference lists an error for the method.
func (m *method) says(word string) bool { return slices.Contains(m.errors, word) }
