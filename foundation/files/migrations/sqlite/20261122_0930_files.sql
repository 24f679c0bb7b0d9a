CREATE TABLE file (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  sha256 BLOB NOT NULL,
  bytes BLOB NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT file_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT file_media_type CHECK (media_type = 'image/jpeg'),
  CONSTRAINT file_size CHECK (size BETWEEN 1 AND 4194304 AND size = length(bytes)),
  CONSTRAINT file_sides CHECK (width BETWEEN 1 AND 4096 AND height BETWEEN 1 AND 4096),
  CONSTRAINT file_sha256 CHECK (length(sha256) = 32),
  CONSTRAINT file_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
