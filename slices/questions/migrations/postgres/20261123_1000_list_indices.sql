DROP INDEX question_open;
DROP INDEX question_running;
DROP INDEX question_public_published;
CREATE INDEX question_ended ON question (tenant_id, ended_on, due, number) WHERE ended_on IS NOT NULL;
CREATE INDEX question_running ON question (tenant_id, due, number, state, waits_since, kern_id, team_id, officer_id,
  received_on, added_on, id, ended_on) WHERE ended_on IS NULL;
CREATE INDEX question_public_published ON question_public (tenant_id, published_at, question_id);
