ALTER TABLE point ADD COLUMN officer_id UUID;
CREATE INDEX point_by_officer ON point (tenant_id, officer_id);
