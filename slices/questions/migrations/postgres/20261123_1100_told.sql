ALTER TABLE question_deed ADD COLUMN channel TEXT;
ALTER TABLE question_deed ADD COLUMN unposted BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE question ADD COLUMN letter_since TEXT;
CREATE INDEX question_letter ON question (tenant_id, letter_since) WHERE letter_since IS NOT NULL;
