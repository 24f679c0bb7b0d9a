ALTER TABLE question ADD COLUMN added_on TEXT;
ALTER TABLE question ADD COLUMN shielded BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX question_added ON question (tenant_id, added_on) WHERE added_on IS NOT NULL;
CREATE INDEX question_running ON question (tenant_id, due, number, state, waits_since, kern_id, team_id, officer_id,
  received_on, added_on) WHERE ended_on IS NULL;
