-- SPDX-License-Identifier: EUPL-1.2
-- A status that a source told keeps the words of the source; empty when it had none.
ALTER TABLE point_event ADD COLUMN source_words TEXT;
-- The only status so far of a point that came from a source is the one that the source told.
UPDATE point_event SET source_words = COALESCE((
    SELECT p.source_status FROM point p WHERE p.tenant_id = point_event.tenant_id AND p.id = point_event.point_id), '')
  WHERE other_point IS NULL
    AND EXISTS (SELECT 1 FROM point p WHERE p.tenant_id = point_event.tenant_id AND p.id = point_event.point_id
      AND (p.import_id IS NOT NULL OR p.source_name IS NOT NULL OR p.source_url IS NOT NULL))
    AND NOT EXISTS (SELECT 1 FROM point_event e WHERE e.tenant_id = point_event.tenant_id
      AND e.point_id = point_event.point_id AND e.id <> point_event.id);
