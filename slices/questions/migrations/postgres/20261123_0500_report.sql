CREATE TABLE question_report (
  tenant_id UUID NOT NULL,
  made_on TEXT NOT NULL,
  figures TEXT NOT NULL,
  CONSTRAINT question_report_pk PRIMARY KEY (tenant_id),
  CONSTRAINT question_report_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
