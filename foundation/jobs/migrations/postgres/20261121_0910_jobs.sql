CREATE TABLE job (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  dedupe TEXT,
  lease_until BIGINT NOT NULL DEFAULT 0,
  failed_at BIGINT,
  error TEXT,
  CONSTRAINT job_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT job_dedupe UNIQUE (tenant_id, kind, dedupe),
  CONSTRAINT job_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE INDEX job_due ON job (failed_at, run_at, lease_until, tenant_id);
CREATE TABLE job_slot (
  tenant_id UUID NOT NULL,
  task TEXT NOT NULL,
  slot TEXT NOT NULL,
  CONSTRAINT job_slot_pk PRIMARY KEY (tenant_id, task, slot),
  CONSTRAINT job_slot_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE TABLE mail (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  unsubscribe TEXT,
  queued_at BIGINT NOT NULL,
  sent_at BIGINT,
  CONSTRAINT mail_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT mail_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE INDEX mail_queued ON mail (tenant_id, queued_at);
