CREATE TABLE tenant (
  id BLOB NOT NULL,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  settings TEXT NOT NULL DEFAULT '{}',
  demo BOOLEAN NOT NULL DEFAULT FALSE,
  created_at BIGINT NOT NULL,
  CONSTRAINT tenant_pk PRIMARY KEY (id)
);
CREATE TABLE tenant_host (
  host TEXT NOT NULL,
  tenant_id BLOB NOT NULL,
  CONSTRAINT tenant_host_pk PRIMARY KEY (host)
);
CREATE TABLE tenant_version (
  tenant_id BLOB NOT NULL,
  version BIGINT NOT NULL,
  CONSTRAINT tenant_version_pk PRIMARY KEY (tenant_id),
  CONSTRAINT tenant_version_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE TABLE counter (
  tenant_id BLOB NOT NULL,
  name TEXT NOT NULL,
  value BIGINT NOT NULL,
  CONSTRAINT counter_pk PRIMARY KEY (tenant_id, name),
  CONSTRAINT counter_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE TABLE audit_entry (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  request BLOB NOT NULL,
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject BLOB NOT NULL,
  facts TEXT NOT NULL,
  CONSTRAINT audit_entry_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT audit_entry_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE INDEX audit_entry_subject ON audit_entry (tenant_id, subject_kind, subject, id);
