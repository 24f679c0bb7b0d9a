CREATE TABLE question_template (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  team_id UUID,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  CONSTRAINT question_template_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT question_template_name UNIQUE (tenant_id, name),
  CONSTRAINT question_template_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
  CONSTRAINT question_template_team_fk FOREIGN KEY (tenant_id, team_id) REFERENCES team (tenant_id, id)
);
CREATE TABLE question_draft (
  tenant_id UUID NOT NULL,
  question_id UUID NOT NULL,
  text TEXT NOT NULL,
  version BIGINT NOT NULL,
  by_person UUID,
  by_role TEXT NOT NULL,
  saved_at BIGINT NOT NULL,
  asked_person UUID,
  CONSTRAINT question_draft_pk PRIMARY KEY (tenant_id, question_id),
  CONSTRAINT question_draft_question_fk FOREIGN KEY (tenant_id, question_id) REFERENCES question (tenant_id, id),
  CONSTRAINT question_draft_by_fk FOREIGN KEY (tenant_id, by_person) REFERENCES person (tenant_id, id),
  CONSTRAINT question_draft_asked_fk FOREIGN KEY (tenant_id, asked_person) REFERENCES person (tenant_id, id)
);
CREATE INDEX question_draft_asked ON question_draft (tenant_id, asked_person, saved_at);
