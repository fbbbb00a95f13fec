-- +goose Up

-- What the house raises by itself may be assigned before anything is decided.
CREATE INDEX issue_assigned ON issue (owner) WHERE state = 'open' AND owner <> '';

CREATE SEQUENCE closeout_id_seq;

CREATE TABLE closeout (
	id               bigint PRIMARY KEY DEFAULT nextval('closeout_id_seq'),
	project_id       bigint NOT NULL CONSTRAINT closeout_of_project UNIQUE REFERENCES project,
	committee_id     bigint NOT NULL, -- the project's, repeated so that an agenda is one index scan
	state            text NOT NULL DEFAULT 'sending'
	                 CHECK (state IN ('sending', 'waiting', 'remarked', 'signed', 'silent', 'reviewed', 'dropped')),
	since            timestamptz NOT NULL, -- when the state began, or the last step was done in it
	owner            text NOT NULL CHECK (owner <> ''),
	contact_id       bigint REFERENCES contact,
	opened_by        text NOT NULL,
	opened_at        timestamptz NOT NULL,
	link             bytea NOT NULL CHECK (length(link) = 32), -- the secret of the customer's page
	round            int NOT NULL DEFAULT 0 CHECK (round >= 0), -- how often the document was sent
	document         jsonb NOT NULL DEFAULT '{}',
	document_by      text NOT NULL DEFAULT '',
	document_at      timestamptz,
	questionnaire    int REFERENCES questionnaire,
	questionnaire_by text NOT NULL DEFAULT '',
	questionnaire_at timestamptz,
	nudged_by        text NOT NULL DEFAULT '',
	nudged_at        timestamptz,
	clock_from       date, -- day 0 of the customer's silence; NULL while the clock stands, kept when closed
	closes_on        date, -- the last day on which the customer can answer; kept when closed
	verified_by      text NOT NULL DEFAULT '',
	verified_at      timestamptz,
	verified_note    text NOT NULL DEFAULT '',
	closed_at        timestamptz,
	signature        jsonb, -- who signed, when, with which words
	review           jsonb,
	reopened         int NOT NULL DEFAULT 0,
	note             text NOT NULL DEFAULT '', -- why it was reopened last
	act              text NOT NULL CONSTRAINT closeout_act UNIQUE,
	CONSTRAINT closeout_clock_runs CHECK ((clock_from IS NULL) = (closes_on IS NULL) AND
		CASE WHEN state IN ('waiting', 'silent') THEN clock_from IS NOT NULL WHEN state IN ('sending', 'remarked') THEN clock_from IS NULL ELSE true END),
	CONSTRAINT closeout_waits_for_what_was_sent CHECK (state <> 'waiting' OR (document_at IS NOT NULL AND questionnaire_at IS NOT NULL)),
	CONSTRAINT closeout_signed_by_somebody CHECK (state <> 'signed' OR signature IS NOT NULL),
	CONSTRAINT closeout_closed CHECK (state NOT IN ('signed', 'silent', 'reviewed', 'dropped') OR closed_at IS NOT NULL),
	CONSTRAINT closeout_reviewed CHECK (state <> 'reviewed' OR review IS NOT NULL)
);
CREATE UNIQUE INDEX closeout_link ON closeout (sha256(link));
CREATE INDEX closeout_contact ON closeout (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX closeout_questionnaire ON closeout (questionnaire) WHERE questionnaire IS NOT NULL;
CREATE INDEX closeout_standing ON closeout (committee_id, closes_on, id) WHERE state IN ('sending', 'waiting', 'remarked', 'signed', 'silent');
CREATE INDEX closeout_owner ON closeout (owner) WHERE state IN ('sending', 'waiting', 'remarked', 'signed', 'silent');
-- As lists of what is not over are ordered.
CREATE INDEX closeout_listed ON closeout ((state IN ('reviewed', 'dropped')), (state <> 'waiting'), closes_on, since, id)
	WHERE state NOT IN ('reviewed', 'dropped');
CREATE INDEX closeout_closed_at ON closeout (committee_id, closed_at) WHERE closed_at IS NOT NULL;

-- Each remark is an issue; what the customer wrote is kept as it was written.
CREATE TABLE closeout_remark (
	closeout_id bigint NOT NULL REFERENCES closeout,
	issue_id    bigint NOT NULL REFERENCES issue,
	round       int NOT NULL, -- of the document it is about
	said        text NOT NULL,
	at          timestamptz NOT NULL,
	PRIMARY KEY (closeout_id, issue_id)
);
CREATE UNIQUE INDEX closeout_remark_issue ON closeout_remark (issue_id);

CREATE TABLE closeout_answer (
	closeout_id  bigint PRIMARY KEY REFERENCES closeout,
	version      int NOT NULL REFERENCES questionnaire,
	answers      jsonb NOT NULL,
	at           timestamptz NOT NULL,
	address_hash bytea NOT NULL
);
CREATE INDEX closeout_answer_version ON closeout_answer (version);
