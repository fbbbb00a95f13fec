-- +goose Up

-- A guest is not of the company, as Slack has it. Everybody counts as of the company
-- until docket has asked Slack again, which it does when it starts. The release before
-- neither reads nor writes this.
ALTER TABLE member ADD COLUMN guest boolean NOT NULL DEFAULT false;
