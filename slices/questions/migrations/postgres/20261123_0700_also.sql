CREATE TABLE question_also (
  tenant_id UUID NOT NULL,
  question_id UUID NOT NULL,
  kern_id UUID NOT NULL,
  CONSTRAINT question_also_pk PRIMARY KEY (tenant_id, question_id, kern_id),
  CONSTRAINT question_also_question_fk FOREIGN KEY (tenant_id, question_id) REFERENCES question (tenant_id, id),
  CONSTRAINT question_also_kern_fk FOREIGN KEY (tenant_id, kern_id) REFERENCES kern (tenant_id, id)
);
CREATE INDEX question_also_kern ON question_also (tenant_id, kern_id, question_id);
