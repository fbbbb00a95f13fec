// Package sandbox is a small Slack that runs on this machine: a workspace with people and channels, the Web API a bot calls, the
// deliveries a bot receives, and the people's side by which a page or a test types, presses and submits.
//
// It owns the state of that workspace, its clock, its rules and limits, and the faults one can put into it. What Slack would refuse it
// refuses, in Slack's words. It refuses to know any particular app: nothing here names docket, and any Slack client works on it by
// changing its base URL. It keeps nothing on disk itself: Save writes the workspace
// for whoever wants to.
package sandbox
