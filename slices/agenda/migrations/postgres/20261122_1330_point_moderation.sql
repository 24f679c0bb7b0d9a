ALTER TABLE point ADD COLUMN proposed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE point ADD COLUMN hidden_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE point ADD COLUMN hidden_at BIGINT;
ALTER TABLE point ADD COLUMN hidden_role TEXT NOT NULL DEFAULT '';
-- Who erased their account no longer stands with their proposal; its first event still tells the role.
UPDATE point SET proposed = TRUE WHERE proposed_by IS NOT NULL OR EXISTS (
  SELECT 1 FROM point_event e WHERE e.tenant_id = point.tenant_id AND e.point_id = point.id
    AND e.status = 'idea' AND e.by_role IN ('resident', 'member', 'board'));
CREATE INDEX point_proposed ON point (tenant_id, proposed, number);
