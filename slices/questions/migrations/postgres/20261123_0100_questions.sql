CREATE TABLE question (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  year BIGINT NOT NULL,
  number BIGINT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT '',
  theme TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL,
  kern_id UUID,
  point_id UUID,
  team_id UUID,
  officer_id UUID,
  partner_id UUID,
  made_point_id UUID,
  entered_by UUID,
  may_publish BOOLEAN NOT NULL,
  private BOOLEAN NOT NULL DEFAULT FALSE,
  state TEXT NOT NULL,
  waits_since TEXT,
  received_on TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  first_due TEXT NOT NULL,
  due TEXT NOT NULL,
  interims BIGINT NOT NULL DEFAULT 0,
  reopened BIGINT NOT NULL DEFAULT 0,
  paused_days BIGINT NOT NULL DEFAULT 0,
  heard_on TEXT,
  answered_on TEXT,
  ended_on TEXT,
  helped TEXT,
  salt BYTEA NOT NULL,
  revision BIGINT NOT NULL DEFAULT 1,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  forgotten_at BIGINT,
  CONSTRAINT question_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT question_number UNIQUE (tenant_id, year, number),
  CONSTRAINT question_state CHECK (state IN ('new', 'assigned', 'interim', 'answered', 'forwarded', 'closed', 'reopened')),
  CONSTRAINT question_channel CHECK (channel IN ('web', 'phone', 'letter', 'email', 'hall')),
  CONSTRAINT question_helped CHECK (helped IN ('yes', 'partly', 'no')),
  CONSTRAINT question_reopened CHECK (reopened IN (0, 1)),
  CONSTRAINT question_ended CHECK ((ended_on IS NOT NULL) = (state IN ('answered', 'forwarded', 'closed'))),
  CONSTRAINT question_waits CHECK (waits_since IS NULL OR ended_on IS NULL),
  CONSTRAINT question_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
  CONSTRAINT question_kern_fk FOREIGN KEY (tenant_id, kern_id) REFERENCES kern (tenant_id, id),
  CONSTRAINT question_point_fk FOREIGN KEY (tenant_id, point_id) REFERENCES point (tenant_id, id),
  CONSTRAINT question_team_fk FOREIGN KEY (tenant_id, team_id) REFERENCES team (tenant_id, id),
  CONSTRAINT question_partner_fk FOREIGN KEY (tenant_id, partner_id) REFERENCES partner (tenant_id, id),
  CONSTRAINT question_made_fk FOREIGN KEY (tenant_id, made_point_id) REFERENCES point (tenant_id, id),
  CONSTRAINT question_officer_fk FOREIGN KEY (tenant_id, officer_id) REFERENCES person (tenant_id, id),
  CONSTRAINT question_entered_fk FOREIGN KEY (tenant_id, entered_by) REFERENCES person (tenant_id, id)
);
CREATE INDEX question_open ON question (tenant_id, ended_on, due, number);
CREATE INDEX question_received ON question (tenant_id, received_on, number);
CREATE TABLE question_asker (
  tenant_id UUID NOT NULL,
  question_id UUID NOT NULL,
  name TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  address TEXT,
  language TEXT NOT NULL,
  CONSTRAINT question_asker_pk PRIMARY KEY (tenant_id, question_id),
  CONSTRAINT question_asker_question_fk FOREIGN KEY (tenant_id, question_id) REFERENCES question (tenant_id, id)
);
CREATE INDEX question_asker_email ON question_asker (tenant_id, email);
CREATE TABLE question_deed (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  question_id UUID NOT NULL,
  at BIGINT NOT NULL,
  by_person UUID,
  by_role TEXT NOT NULL,
  deed TEXT NOT NULL,
  state TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  due TEXT,
  whom TEXT NOT NULL DEFAULT '',
  example BOOLEAN NOT NULL DEFAULT FALSE,
  CONSTRAINT question_deed_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT question_deed_question_fk FOREIGN KEY (tenant_id, question_id) REFERENCES question (tenant_id, id),
  CONSTRAINT question_deed_person_fk FOREIGN KEY (tenant_id, by_person) REFERENCES person (tenant_id, id)
);
CREATE INDEX question_deed_question ON question_deed (tenant_id, question_id, id);
CREATE TABLE question_public (
  tenant_id UUID NOT NULL,
  question_id UUID NOT NULL,
  title TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  by_person UUID,
  by_role TEXT NOT NULL,
  CONSTRAINT question_public_pk PRIMARY KEY (tenant_id, question_id),
  CONSTRAINT question_public_question_fk FOREIGN KEY (tenant_id, question_id) REFERENCES question (tenant_id, id),
  CONSTRAINT question_public_person_fk FOREIGN KEY (tenant_id, by_person) REFERENCES person (tenant_id, id)
);
CREATE INDEX question_public_published ON question_public (tenant_id, published_at);
CREATE TABLE question_reminder (
  tenant_id UUID NOT NULL,
  question_id UUID NOT NULL,
  due TEXT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  CONSTRAINT question_reminder_pk PRIMARY KEY (tenant_id, question_id, due, kind),
  CONSTRAINT question_reminder_question_fk FOREIGN KEY (tenant_id, question_id) REFERENCES question (tenant_id, id)
);
CREATE TABLE question_template (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  team_id UUID,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  revision BIGINT NOT NULL DEFAULT 1,
  CONSTRAINT question_template_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT question_template_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
  CONSTRAINT question_template_team_fk FOREIGN KEY (tenant_id, team_id) REFERENCES team (tenant_id, id)
);
