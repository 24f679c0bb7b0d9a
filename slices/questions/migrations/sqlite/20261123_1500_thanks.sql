ALTER TABLE question_public ADD COLUMN thanks BIGINT NOT NULL DEFAULT 0;
CREATE INDEX question_public_thanks ON question_public (tenant_id, thanks, published_at, question_id) WHERE thanks >= 3;
UPDATE question SET waits_since = NULL WHERE waits_since IS NOT NULL AND EXISTS (
  SELECT 1 FROM question_deed d WHERE d.tenant_id = question.tenant_id AND d.question_id = question.id
    AND d.deed = 'wait' AND d.unposted = TRUE);
