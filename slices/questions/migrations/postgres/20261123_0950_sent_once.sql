ALTER TABLE question ADD COLUMN sent_mark BYTEA;
CREATE UNIQUE INDEX question_sent ON question (tenant_id, sent_mark);
