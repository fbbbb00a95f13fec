-- +goose Up

-- A guest is not of the company, as Slack has it. Until docket has asked Slack, which it
-- does when it starts, everybody counts as one, and belongs to the company by a role
-- alone, as in the release before. That one neither reads nor writes this.
ALTER TABLE member ADD COLUMN guest boolean NOT NULL DEFAULT true;
