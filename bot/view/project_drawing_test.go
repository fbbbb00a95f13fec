package view

import (
	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/project"
)

// as is the reader as another person with roles.
func (r Reader) as(id directory.UserID, roles ...directory.Role) Reader {
	r.ID, r.Roles = id, roles
	return r
}

func (f fixture) projectLife(r, boss Reader) map[string]any {
	manager := r.as(marc, directory.ProjectManager)
	dropped, today := f.projectCard(project.PreKickoff), f.projectCard(project.PreKickoff)
	dropped.PreKickoff, today.PreKickoff = calendar.Date{}, today.Scene.Today
	kept, anonymous, ended := f.ready(project.Running), f.ready(project.Preparing), f.projectCard(project.Ended)
	kept.FullKept, anonymous.Progress, ended.Note = true, "", f.written("The customer closed the site.")
	accepted := f.ready(project.Accepting)
	accepted.Steps = append(accepted.Steps, f.step(project.Acceptance, project.Delivered, marc), f.step(project.Acceptance, project.Agreed, lea))
	closing := f.closing(closeout.Waiting).Line
	return map[string]any{
		"project_card_new": ProjectCard(boss, ProjectPage{Card: f.projectCard(project.New)}), "project_card_stopped": ProjectCard(r, ProjectPage{Card: f.projectCard(project.Stopped)}),
		"project_modal": ProjectModal(boss, ProjectPage{Card: kept}), "project_card_kickoff": ProjectCard(manager, ProjectPage{Card: f.projectCard(project.PreKickoff)}),
		"project_card_kickoff_today": ProjectCard(manager, ProjectPage{Card: today}), "project_card_dropped": ProjectCard(manager, ProjectPage{Card: dropped}),
		"project_card_gates": ProjectCard(manager, ProjectPage{Card: f.preparing()}), "project_card_gates_assessor": ProjectCard(r, ProjectPage{Card: f.preparing()}),
		"project_card_ready": ProjectCard(manager, ProjectPage{Card: f.ready(project.Preparing)}), "project_card_followers": ProjectCard(manager, ProjectPage{Card: anonymous}),
		"project_card_running": ProjectCard(manager, ProjectPage{Card: f.ready(project.Running)}), "project_card_accepting": ProjectCard(r, ProjectPage{Card: f.ready(project.Accepting)}),
		"project_card_accepted": ProjectCard(manager, ProjectPage{Card: accepted}), "project_card_service": ProjectCard(r.as(lea, directory.SalesManager), ProjectPage{Card: f.ready(project.InService)}),
		"project_card_closing": ProjectCard(manager, ProjectPage{Card: f.ready(project.Closing), Closeout: &closing}),
		"project_card_ended":   ProjectCard(r, ProjectPage{Card: ended}),
	}
}

func (f fixture) projectForms(r, boss Reader) map[string]any {
	boss.People = r.People
	c, g := f.projectCard(project.PreKickoff), f.preparing()
	serviced := f.ready(project.InService)
	serviced.Service.Until = serviced.PreKickoff
	planned := f.preparing()
	planned.Steps = append(planned.Steps, f.step(project.Plan, project.Delivered, marc))
	return map[string]any{
		"launch_form": LaunchProject(boss, f.projectCard(project.New)), "stop_form": StopProject(r, c), "team_form": EditTeam(r, f.ready(project.Running)),
		"team_form_boss": EditTeam(boss, f.ready(project.Running)), "reschedule_form": RescheduleKickoff(r, c),
		"step_form_confirm": TakeStep(r, f.projectCard(project.Preparing), project.Preparations, project.Confirmed),
		"step_form_deliver": TakeStep(r, g, project.Plan, project.Delivered), "step_form_assess": TakeStep(r, g, project.Survey, project.Assessed),
		"step_form_approve": TakeStep(r, planned, project.Plan, project.Approved), "end_form": EndProject(r, serviced),
		"end_form_open": EndProject(r, f.ready(project.InService)), "contract_form": KeepContract(r, c),
		"said_contract": SaidContract(r, c, f.paper("Contract, signed")),
		"options_people": CandidateOptions(r, repeat(f.many, func(int) project.Candidate {
			return project.Candidate{Member: f.member(), Projects: 2, Issues: 1}
		})),
	}
}

func (f fixture) gateNotes(r Reader) map[string]any {
	assess := project.Turn{Gate: project.Survey, Kind: project.Assessed, Round: 1}
	manager := r.as(marc, directory.ProjectManager)
	return map[string]any{
		"gate_turn": GateTurn(r, f.preparing(), assess), "gate_turn_done": GateTurn(r.as("U0WEI"), f.preparing(), assess),
		"gate_turn_anew": GateTurn(manager, f.preparing(), project.Turn{Gate: project.Plan, Kind: project.Delivered, Round: 2}),
		"gate_turn_many": GateTurn(manager, f.preparing(), project.Turn{}), "gate_turn_none": GateTurn(r.as("U0LIN"), f.preparing(), project.Turn{}),
		"gate_turn_start": GateTurn(manager, f.ready(project.Preparing), project.Turn{To: project.Running}),
		"gate_disagreed":  GateDisagreed(r, f.preparing(), project.Disagreement{Gate: project.Plan, By: lea, Note: f.written("Too fast for us.")}),
		"project_stopped": ProjectStopped(r, f.projectCard(project.Stopped), project.News{By: "U0CLARA", State: project.Stopped, Note: f.written("No budget.")}),
	}
}

// turns are what waits for somebody in projects.
func (f fixture) turns() []project.Waiting {
	return repeat(f.many, func(n int) project.Waiting {
		in := f.preparing().Line
		in.ID = project.ID(n)
		return project.Waiting{Turn: project.Turn{Gate: project.Survey, Kind: project.Assessed, Round: 1}, In: in}
	})
}
