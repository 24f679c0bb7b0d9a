CREATE TABLE document (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  size BIGINT NOT NULL,
  pages BIGINT NOT NULL,
  sha256 BYTEA NOT NULL,
  bytes BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT document_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT document_size CHECK (size BETWEEN 1 AND 10485760 AND size = length(bytes)),
  CONSTRAINT document_pages CHECK (pages BETWEEN 1 AND 500),
  CONSTRAINT document_sha256 CHECK (length(sha256) = 32),
  CONSTRAINT document_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
