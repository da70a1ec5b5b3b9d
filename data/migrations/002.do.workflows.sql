-- The states and transitions of data/domain/workflow, held by the database too: a test compares them row by row.
CREATE TABLE atlas.workflow_state (
  workflow text NOT NULL,
  code text NOT NULL,
  position smallint NOT NULL,
  state_group text NOT NULL,
  is_initial boolean NOT NULL DEFAULT false,
  CONSTRAINT workflow_state_pk PRIMARY KEY (workflow, code)
);
COMMENT ON TABLE atlas.workflow_state IS 'States of every workflow: site-status, zone-stage, kindergarten-status.';
COMMENT ON COLUMN atlas.workflow_state.workflow IS 'Which workflow, as in data/domain/workflow.';
COMMENT ON COLUMN atlas.workflow_state.code IS 'The state''s code.';
COMMENT ON COLUMN atlas.workflow_state.position IS 'Order in which people read the states.';
COMMENT ON COLUMN atlas.workflow_state.state_group IS 'The group of the legend this state counts in.';
COMMENT ON COLUMN atlas.workflow_state.is_initial IS 'The only state a history may begin with.';

CREATE TABLE atlas.workflow_transition (
  workflow text NOT NULL,
  from_code text NOT NULL,
  to_code text NOT NULL,
  CONSTRAINT workflow_transition_pk PRIMARY KEY (workflow, from_code, to_code),
  CONSTRAINT workflow_transition_from_fk FOREIGN KEY (workflow, from_code) REFERENCES atlas.workflow_state (workflow, code),
  CONSTRAINT workflow_transition_to_fk FOREIGN KEY (workflow, to_code) REFERENCES atlas.workflow_state (workflow, code)
);
COMMENT ON TABLE atlas.workflow_transition IS 'Allowed moves of every workflow.';
COMMENT ON COLUMN atlas.workflow_transition.workflow IS 'Which workflow.';
COMMENT ON COLUMN atlas.workflow_transition.from_code IS 'State left.';
COMMENT ON COLUMN atlas.workflow_transition.to_code IS 'State entered.';
CREATE INDEX workflow_transition_to_idx ON atlas.workflow_transition (workflow, to_code);

INSERT INTO atlas.workflow_state (workflow, code, position, state_group, is_initial) VALUES
  ('site-status', 'UNASSESSED', 1, 'not_assessed', true),
  ('site-status', 'INFORMAL', 2, 'not_formalised', false),
  ('site-status', 'ORGANISED', 3, 'on_the_way', false),
  ('site-status', 'LAND_REQUESTED', 4, 'on_the_way', false),
  ('site-status', 'LAND_APPROVED', 5, 'on_the_way', false),
  ('site-status', 'FORMAL', 6, 'under_contract', false),
  ('site-status', 'SUSPENDED', 7, 'suspended_or_ended', false),
  ('site-status', 'EXPIRED', 8, 'suspended_or_ended', false),
  ('site-status', 'TERMINATED', 9, 'suspended_or_ended', false),
  ('site-status', 'CLOSURE', 10, 'closed', false),
  ('site-status', 'HANDED_BACK', 11, 'closed', false),
  ('site-status', 'ABANDONED', 12, 'closed', false),
  ('zone-stage', 'IDENTIFIED', 1, 'being_planned', true),
  ('zone-stage', 'ASSESSED', 2, 'being_planned', false),
  ('zone-stage', 'PLANNED', 3, 'being_planned', false),
  ('zone-stage', 'TECHNICAL', 4, 'work_under_way', false),
  ('zone-stage', 'TECHNICAL_DONE', 5, 'work_under_way', false),
  ('zone-stage', 'BIOLOGICAL', 6, 'work_under_way', false),
  ('zone-stage', 'MONITORING', 7, 'work_under_way', false),
  ('zone-stage', 'HANDOVER_SUBMITTED', 8, 'awaiting_acceptance', false),
  ('zone-stage', 'ACCEPTED', 9, 'accepted', false),
  ('zone-stage', 'REJECTED', 10, 'work_under_way', false),
  ('zone-stage', 'REDISTURBED', 11, 'disturbed_again', false),
  ('kindergarten-status', 'PROPOSED', 1, 'planned', true),
  ('kindergarten-status', 'FUNDED', 2, 'planned', false),
  ('kindergarten-status', 'UNDER_CONSTRUCTION', 3, 'planned', false),
  ('kindergarten-status', 'OPEN', 4, 'open', false),
  ('kindergarten-status', 'SEASONAL_CLOSED', 5, 'season_closed', false),
  ('kindergarten-status', 'RELOCATED', 6, 'ended', false),
  ('kindergarten-status', 'CLOSED', 7, 'ended', false);

INSERT INTO atlas.workflow_transition (workflow, from_code, to_code)
SELECT 'site-status', from_code, unnest(to_codes) FROM (VALUES
  ('UNASSESSED', ARRAY['INFORMAL','ORGANISED','LAND_REQUESTED','LAND_APPROVED','FORMAL','SUSPENDED','ABANDONED']),
  ('INFORMAL', ARRAY['ORGANISED','ABANDONED']),
  ('ORGANISED', ARRAY['LAND_REQUESTED','FORMAL','INFORMAL']),
  ('LAND_REQUESTED', ARRAY['LAND_APPROVED','ORGANISED']),
  ('LAND_APPROVED', ARRAY['FORMAL','ORGANISED']),
  ('FORMAL', ARRAY['SUSPENDED','EXPIRED','TERMINATED','CLOSURE']),
  ('SUSPENDED', ARRAY['FORMAL','EXPIRED','TERMINATED','CLOSURE']),
  ('EXPIRED', ARRAY['FORMAL','CLOSURE','INFORMAL']),
  ('TERMINATED', ARRAY['CLOSURE','INFORMAL']),
  ('CLOSURE', ARRAY['HANDED_BACK','INFORMAL']),
  ('HANDED_BACK', ARRAY['LAND_APPROVED','INFORMAL']),
  ('ABANDONED', ARRAY['INFORMAL','CLOSURE'])) AS t (from_code, to_codes);

INSERT INTO atlas.workflow_transition (workflow, from_code, to_code)
SELECT 'zone-stage', from_code, unnest(to_codes) FROM (VALUES
  ('IDENTIFIED', ARRAY['ASSESSED']),
  ('ASSESSED', ARRAY['PLANNED','IDENTIFIED']),
  ('PLANNED', ARRAY['TECHNICAL','ASSESSED']),
  ('TECHNICAL', ARRAY['TECHNICAL_DONE']),
  ('TECHNICAL_DONE', ARRAY['BIOLOGICAL','HANDOVER_SUBMITTED','TECHNICAL']),
  ('BIOLOGICAL', ARRAY['MONITORING']),
  ('MONITORING', ARRAY['HANDOVER_SUBMITTED','BIOLOGICAL']),
  ('HANDOVER_SUBMITTED', ARRAY['ACCEPTED','REJECTED']),
  ('REJECTED', ARRAY['TECHNICAL','BIOLOGICAL','HANDOVER_SUBMITTED']),
  ('ACCEPTED', ARRAY['REDISTURBED']),
  ('REDISTURBED', ARRAY['ASSESSED'])) AS t (from_code, to_codes);

INSERT INTO atlas.workflow_transition (workflow, from_code, to_code) VALUES
  ('kindergarten-status', 'PROPOSED', 'FUNDED'),
  ('kindergarten-status', 'FUNDED', 'UNDER_CONSTRUCTION'),
  ('kindergarten-status', 'UNDER_CONSTRUCTION', 'OPEN'),
  ('kindergarten-status', 'OPEN', 'SEASONAL_CLOSED'),
  ('kindergarten-status', 'OPEN', 'RELOCATED'),
  ('kindergarten-status', 'OPEN', 'CLOSED'),
  ('kindergarten-status', 'SEASONAL_CLOSED', 'OPEN');
