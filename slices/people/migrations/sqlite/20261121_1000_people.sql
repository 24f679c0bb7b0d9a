CREATE TABLE person (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  email TEXT,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  language TEXT NOT NULL,
  demo BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  last_login_at BIGINT,
  erased_at BIGINT,
  CONSTRAINT person_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT person_email UNIQUE (tenant_id, email),
  CONSTRAINT person_email_lower CHECK (email = lower(email)),
  CONSTRAINT person_erased CHECK (erased_at IS NULL OR (email IS NULL AND name = '')),
  CONSTRAINT person_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE INDEX person_name ON person (tenant_id, name, id);
CREATE TABLE person_grant (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  role TEXT NOT NULL,
  scope_kind TEXT NOT NULL,
  scope_id BLOB NOT NULL,
  reason TEXT NOT NULL,
  granted_by BLOB,
  granted_at BIGINT NOT NULL,
  withdrawn_at BIGINT,
  withdrawn_by BLOB,
  withdrawn_reason TEXT,
  CONSTRAINT person_grant_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT person_grant_withdrawn CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
  CONSTRAINT person_grant_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id),
  CONSTRAINT person_grant_granted_by_fk FOREIGN KEY (tenant_id, granted_by) REFERENCES person (tenant_id, id),
  CONSTRAINT person_grant_withdrawn_by_fk FOREIGN KEY (tenant_id, withdrawn_by) REFERENCES person (tenant_id, id)
);
CREATE UNIQUE INDEX person_grant_in_force
  ON person_grant (tenant_id, person_id, role, scope_kind, scope_id) WHERE withdrawn_at IS NULL;
CREATE INDEX person_grant_role ON person_grant (tenant_id, role, person_id);
CREATE TABLE session (
  tenant_id BLOB NOT NULL,
  token_hash BLOB NOT NULL,
  person_id BLOB NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  CONSTRAINT session_pk PRIMARY KEY (tenant_id, token_hash),
  CONSTRAINT session_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id)
);
CREATE INDEX session_person ON session (tenant_id, person_id);
CREATE INDEX session_expires ON session (tenant_id, expires_at);
CREATE TABLE login_token (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  email TEXT NOT NULL,
  hour BIGINT NOT NULL,
  number BIGINT NOT NULL,
  link_hash BLOB NOT NULL,
  code_hash BLOB NOT NULL,
  attempts BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  CONSTRAINT login_token_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT login_token_link UNIQUE (tenant_id, link_hash),
  CONSTRAINT login_token_per_hour UNIQUE (tenant_id, email, hour, number),
  CONSTRAINT login_token_number CHECK (number BETWEEN 1 AND 5),
  CONSTRAINT login_token_attempts CHECK (attempts BETWEEN 0 AND 5),
  CONSTRAINT login_token_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE INDEX login_token_created ON login_token (tenant_id, created_at);
