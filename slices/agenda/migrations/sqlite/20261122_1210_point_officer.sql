ALTER TABLE point ADD COLUMN officer_id BLOB;
CREATE INDEX point_by_officer ON point (tenant_id, officer_id);
