package sandbox

// Workspace is the seed of a workspace: who is there and where they talk. IDs may be left empty; they are then made up, the same
// ones every time.
type Workspace struct {
	Team     Team        `json:"team"`
	Users    []User      `json:"users"`
	Channels []Channel   `json:"channels"`
	Groups   []Usergroup `json:"usergroups,omitempty"`
}

// Team is the workspace itself. Domain is the part before ".slack.com" in permalinks.
type Team struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Domain string `json:"domain"`
}

// User is a member of the workspace. TZ is an IANA zone, Locale a tag such as "en-US".
type User struct {
	ID         string `json:"id,omitempty"`
	Name       string `json:"name"`
	RealName   string `json:"real_name"`
	Email      string `json:"email,omitempty"`
	Title      string `json:"title,omitempty"`
	TZ         string `json:"tz,omitempty"`
	Locale     string `json:"locale,omitempty"`
	Admin      bool   `json:"is_admin,omitempty"`
	Deleted    bool   `json:"deleted,omitempty"`
	Bot        bool   `json:"is_bot,omitempty"`
	Restricted bool   `json:"is_restricted,omitempty"`
}

// Channel is a channel of the seed. Members are names or IDs of users; Bot says whether the app's bot is a member too.
type Channel struct {
	ID       string   `json:"id,omitempty"`
	Name     string   `json:"name"`
	Private  bool     `json:"is_private,omitempty"`
	Archived bool     `json:"is_archived,omitempty"`
	Members  []string `json:"members"`
	Topic    string   `json:"topic,omitempty"`
	Purpose  string   `json:"purpose,omitempty"`
	Bot      bool     `json:"bot,omitempty"`
}

// Usergroup is a group of users one can mention. Users are names or IDs.
type Usergroup struct {
	ID     string   `json:"id,omitempty"`
	Handle string   `json:"handle"`
	Name   string   `json:"name"`
	Users  []string `json:"users"`
}

// StarterWorkspace is a workspace of three invented people and two channels, for an app that brings none of its own.
func StarterWorkspace() Workspace {
	everybody := []string{"ana", "ben", "chloe"}
	return Workspace{
		Team: Team{Name: "Starter Company", Domain: "starter"},
		Users: []User{
			{Name: "ana", RealName: "Ana Almeida", Email: "ana@starter.example", TZ: "Europe/Lisbon", Locale: "en-GB", Admin: true},
			{Name: "ben", RealName: "Ben Baker", Email: "ben@starter.example", TZ: "America/New_York", Locale: "en-US"},
			{Name: "chloe", RealName: "Chloé Caron", Email: "chloe@starter.example", TZ: "Europe/Paris", Locale: "fr-FR"},
		},
		Channels: []Channel{
			{Name: "general", Members: everybody, Topic: "Everything and nothing", Bot: true},
			{Name: "private-talk", Private: true, Members: []string{"ana", "ben"}},
		},
	}
}
