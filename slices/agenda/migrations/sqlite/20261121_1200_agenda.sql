CREATE TABLE agenda (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  period_from BIGINT,
  period_to BIGINT,
  as_of TEXT NOT NULL,
  document_url TEXT,
  source_name TEXT,
  source_url TEXT,
  explanation TEXT NOT NULL DEFAULT '',
  example BOOLEAN NOT NULL DEFAULT FALSE,
  created_at BIGINT NOT NULL,
  revision BIGINT NOT NULL DEFAULT 1,
  CONSTRAINT agenda_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT agenda_slug UNIQUE (tenant_id, slug, version),
  CONSTRAINT agenda_state CHECK (state IN ('draft', 'adopted', 'replaced')),
  CONSTRAINT agenda_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE TABLE agenda_kern (
  tenant_id BLOB NOT NULL,
  agenda_id BLOB NOT NULL,
  kern_id BLOB NOT NULL,
  CONSTRAINT agenda_kern_pk PRIMARY KEY (tenant_id, agenda_id, kern_id),
  CONSTRAINT agenda_kern_agenda_fk FOREIGN KEY (tenant_id, agenda_id) REFERENCES agenda (tenant_id, id),
  CONSTRAINT agenda_kern_kern_fk FOREIGN KEY (tenant_id, kern_id) REFERENCES kern (tenant_id, id)
);
CREATE INDEX agenda_kern_kern ON agenda_kern (tenant_id, kern_id, agenda_id);
CREATE TABLE theme (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  agenda_id BLOB NOT NULL,
  name TEXT NOT NULL,
  position BIGINT NOT NULL,
  CONSTRAINT theme_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT theme_name UNIQUE (tenant_id, agenda_id, name),
  CONSTRAINT theme_agenda_fk FOREIGN KEY (tenant_id, agenda_id) REFERENCES agenda (tenant_id, id)
);
CREATE TABLE agenda_import (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  file_name TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_person BLOB,
  by_role TEXT NOT NULL,
  added BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  undone_at BIGINT,
  CONSTRAINT agenda_import_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT agenda_import_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE TABLE point (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  number BIGINT NOT NULL,
  agenda_id BLOB NOT NULL,
  theme_id BLOB,
  title TEXT NOT NULL,
  body TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL,
  owner_residents BOOLEAN NOT NULL DEFAULT FALSE,
  owner_municipality BOOLEAN NOT NULL DEFAULT FALSE,
  owner_partner BOOLEAN NOT NULL DEFAULT FALSE,
  group_id BLOB,
  team_id BLOB,
  partner_id BLOB,
  planning TEXT,
  next_step TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  lon DOUBLE PRECISION,
  lat DOUBLE PRECISION,
  reason TEXT NOT NULL DEFAULT '',
  outlook TEXT NOT NULL DEFAULT '',
  merged_into BLOB,
  proposed_by BLOB,
  source_name TEXT,
  source_url TEXT,
  source_status TEXT,
  source_planning TEXT,
  external_id TEXT,
  import_id BLOB,
  draft BOOLEAN NOT NULL DEFAULT FALSE,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  supporters BIGINT NOT NULL DEFAULT 0,
  open_due TEXT NOT NULL DEFAULT '9999-12-31',
  created_at BIGINT NOT NULL,
  touched_at BIGINT NOT NULL,
  revision BIGINT NOT NULL DEFAULT 1,
  CONSTRAINT point_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT point_number UNIQUE (tenant_id, number),
  CONSTRAINT point_external UNIQUE (tenant_id, external_id),
  CONSTRAINT point_status CHECK (status IN ('idea', 'testing', 'agreed', 'planned', 'busy', 'done', 'impossible', 'merged', 'settled')),
  CONSTRAINT point_merged CHECK ((status = 'merged') = (merged_into IS NOT NULL)),
  CONSTRAINT point_supporters CHECK (supporters >= 0),
  CONSTRAINT point_agenda_fk FOREIGN KEY (tenant_id, agenda_id) REFERENCES agenda (tenant_id, id),
  CONSTRAINT point_theme_fk FOREIGN KEY (tenant_id, theme_id) REFERENCES theme (tenant_id, id),
  CONSTRAINT point_merged_fk FOREIGN KEY (tenant_id, merged_into) REFERENCES point (tenant_id, id),
  CONSTRAINT point_import_fk FOREIGN KEY (tenant_id, import_id) REFERENCES agenda_import (tenant_id, id)
);
CREATE INDEX point_agenda ON point (tenant_id, agenda_id, number);
CREATE INDEX point_by_status ON point (tenant_id, status, open_due, number);
CREATE INDEX point_by_due ON point (tenant_id, open_due, number);
CREATE INDEX point_by_touch ON point (tenant_id, touched_at);
CREATE INDEX point_by_import ON point (tenant_id, import_id);
CREATE TABLE point_kern (
  tenant_id BLOB NOT NULL,
  point_id BLOB NOT NULL,
  kern_id BLOB NOT NULL,
  CONSTRAINT point_kern_pk PRIMARY KEY (tenant_id, point_id, kern_id),
  CONSTRAINT point_kern_point_fk FOREIGN KEY (tenant_id, point_id) REFERENCES point (tenant_id, id),
  CONSTRAINT point_kern_kern_fk FOREIGN KEY (tenant_id, kern_id) REFERENCES kern (tenant_id, id)
);
CREATE INDEX point_kern_kern ON point_kern (tenant_id, kern_id, point_id);
CREATE TABLE point_event (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  point_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  by_person BLOB,
  by_role TEXT NOT NULL,
  status TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  outlook TEXT NOT NULL DEFAULT '',
  other_point BLOB,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  CONSTRAINT point_event_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT point_event_point_fk FOREIGN KEY (tenant_id, point_id) REFERENCES point (tenant_id, id)
);
CREATE INDEX point_event_point ON point_event (tenant_id, point_id, at);
CREATE INDEX point_event_at ON point_event (tenant_id, at);
CREATE TABLE promise (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  number BIGINT NOT NULL,
  point_id BLOB NOT NULL,
  what TEXT NOT NULL,
  owner TEXT NOT NULL,
  group_id BLOB,
  team_id BLOB,
  partner_id BLOB,
  amount BIGINT,
  first_due TEXT NOT NULL,
  due TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  by_person BLOB,
  by_role TEXT NOT NULL,
  outcome TEXT,
  outcome_reason TEXT NOT NULL DEFAULT '',
  outcome_at BIGINT,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  CONSTRAINT promise_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT promise_number UNIQUE (tenant_id, number),
  CONSTRAINT promise_owner CHECK (owner IN ('residents', 'municipality', 'partner')),
  CONSTRAINT promise_outcome CHECK (outcome IS NULL OR outcome IN ('kept', 'late', 'changed', 'dropped')),
  CONSTRAINT promise_amount CHECK (amount IS NULL OR amount >= 0),
  CONSTRAINT promise_point_fk FOREIGN KEY (tenant_id, point_id) REFERENCES point (tenant_id, id)
);
CREATE INDEX promise_point ON promise (tenant_id, point_id, due);
CREATE INDEX promise_due ON promise (tenant_id, outcome, due);
CREATE INDEX promise_made ON promise (tenant_id, made_at);
CREATE TABLE promise_move (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  promise_id BLOB NOT NULL,
  from_due TEXT NOT NULL,
  to_due TEXT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_person BLOB,
  by_role TEXT NOT NULL,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  CONSTRAINT promise_move_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT promise_move_reason CHECK (length(reason) > 0),
  CONSTRAINT promise_move_promise_fk FOREIGN KEY (tenant_id, promise_id) REFERENCES promise (tenant_id, id)
);
CREATE INDEX promise_move_promise ON promise_move (tenant_id, promise_id, at);
CREATE INDEX promise_move_at ON promise_move (tenant_id, at);
CREATE TABLE promise_reminder (
  tenant_id BLOB NOT NULL,
  promise_id BLOB NOT NULL,
  due TEXT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  CONSTRAINT promise_reminder_pk PRIMARY KEY (tenant_id, promise_id, due, kind),
  CONSTRAINT promise_reminder_promise_fk FOREIGN KEY (tenant_id, promise_id) REFERENCES promise (tenant_id, id)
);
CREATE TABLE note (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  point_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  by_person BLOB,
  by_role TEXT NOT NULL,
  text TEXT NOT NULL,
  public BOOLEAN NOT NULL,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  CONSTRAINT note_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT note_point_fk FOREIGN KEY (tenant_id, point_id) REFERENCES point (tenant_id, id)
);
CREATE INDEX note_point ON note (tenant_id, point_id, at);
CREATE INDEX note_at ON note (tenant_id, at);
CREATE TABLE assessment (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  point_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  by_person BLOB,
  by_role TEXT NOT NULL,
  feasible TEXT NOT NULL,
  owner TEXT NOT NULL,
  cost BIGINT,
  team_id BLOB,
  answer TEXT NOT NULL,
  CONSTRAINT assessment_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT assessment_feasible CHECK (feasible IN ('yes', 'partly', 'no', 'unknown')),
  CONSTRAINT assessment_point_fk FOREIGN KEY (tenant_id, point_id) REFERENCES point (tenant_id, id)
);
CREATE INDEX assessment_point ON assessment (tenant_id, point_id, at);
CREATE TABLE support (
  tenant_id BLOB NOT NULL,
  point_id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  CONSTRAINT support_pk PRIMARY KEY (tenant_id, point_id, person_id),
  CONSTRAINT support_point_fk FOREIGN KEY (tenant_id, point_id) REFERENCES point (tenant_id, id)
);
CREATE INDEX support_person ON support (tenant_id, person_id);
