CREATE TABLE kern (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  lon DOUBLE PRECISION NOT NULL,
  lat DOUBLE PRECISION NOT NULL,
  area TEXT,
  residents BIGINT,
  residents_on TEXT,
  residents_note TEXT,
  source_url TEXT,
  uncertain TEXT,
  phase BIGINT NOT NULL,
  phase_note TEXT,
  intro TEXT,
  cbs_wijk TEXT,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  version BIGINT NOT NULL DEFAULT 1,
  CONSTRAINT kern_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT kern_slug UNIQUE (tenant_id, slug),
  CONSTRAINT kern_phase CHECK (phase BETWEEN 1 AND 3),
  CONSTRAINT kern_residents CHECK (residents >= 0),
  CONSTRAINT kern_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE TABLE kern_phase_note (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  kern_id UUID NOT NULL,
  phase BIGINT NOT NULL,
  note TEXT,
  at BIGINT NOT NULL,
  by_person UUID,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  CONSTRAINT kern_phase_note_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT kern_phase_note_phase CHECK (phase BETWEEN 1 AND 3),
  CONSTRAINT kern_phase_note_kern_fk FOREIGN KEY (tenant_id, kern_id) REFERENCES kern (tenant_id, id)
);
CREATE INDEX kern_phase_note_kern ON kern_phase_note (tenant_id, kern_id, at);
CREATE INDEX kern_phase_note_at ON kern_phase_note (tenant_id, at);
CREATE TABLE team (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  website TEXT,
  note TEXT,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  ended_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  CONSTRAINT team_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT team_slug UNIQUE (tenant_id, slug),
  CONSTRAINT team_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE TABLE partner (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  website TEXT,
  note TEXT,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  ended_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  CONSTRAINT partner_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT partner_slug UNIQUE (tenant_id, slug),
  CONSTRAINT partner_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE TABLE resident_group (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  kind_source TEXT,
  website TEXT,
  email TEXT,
  source_url TEXT,
  source TEXT,
  note TEXT,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  ended_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  CONSTRAINT resident_group_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT resident_group_slug UNIQUE (tenant_id, slug),
  CONSTRAINT resident_group_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE TABLE group_kern (
  tenant_id UUID NOT NULL,
  group_id UUID NOT NULL,
  kern_id UUID NOT NULL,
  CONSTRAINT group_kern_pk PRIMARY KEY (tenant_id, group_id, kern_id),
  CONSTRAINT group_kern_group_fk FOREIGN KEY (tenant_id, group_id) REFERENCES resident_group (tenant_id, id),
  CONSTRAINT group_kern_kern_fk FOREIGN KEY (tenant_id, kern_id) REFERENCES kern (tenant_id, id)
);
CREATE INDEX group_kern_kern ON group_kern (tenant_id, kern_id);
CREATE TABLE officer_contact (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  kern_id UUID NOT NULL,
  office TEXT NOT NULL,
  person_id UUID,
  label TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  hours TEXT,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  CONSTRAINT officer_contact_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT officer_contact_office CHECK (office IN ('area_officer', 'alderman')),
  CONSTRAINT officer_contact_kern_fk FOREIGN KEY (tenant_id, kern_id) REFERENCES kern (tenant_id, id)
);
CREATE INDEX officer_contact_kern ON officer_contact (tenant_id, kern_id);
CREATE INDEX officer_contact_person ON officer_contact (tenant_id, person_id);
CREATE TABLE channel (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  kern_id UUID NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  CONSTRAINT channel_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT channel_kern_fk FOREIGN KEY (tenant_id, kern_id) REFERENCES kern (tenant_id, id)
);
CREATE INDEX channel_kern ON channel (tenant_id, kern_id);
CREATE TABLE follower (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  email TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id UUID NOT NULL,
  subject_name TEXT NOT NULL,
  subject_href TEXT NOT NULL,
  frequency TEXT NOT NULL,
  locale TEXT NOT NULL,
  confirm_hash TEXT,
  confirmed_at BIGINT,
  stop_token TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  digest_at BIGINT NOT NULL,
  CONSTRAINT follower_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT follower_once UNIQUE (tenant_id, email, subject_kind, subject_id),
  CONSTRAINT follower_stop UNIQUE (tenant_id, stop_token),
  CONSTRAINT follower_frequency CHECK (frequency IN ('daily', 'weekly')),
  CONSTRAINT follower_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE INDEX follower_confirm ON follower (tenant_id, confirm_hash);
CREATE INDEX follower_asked ON follower (tenant_id, confirmed_at, asked_at);
