ALTER TABLE question_public ADD COLUMN thanks BIGINT NOT NULL DEFAULT 0;
CREATE INDEX question_public_thanks ON question_public (tenant_id, thanks, published_at, question_id) WHERE thanks >= 3;
