CREATE TABLE agenda_import_row (
  tenant_id UUID NOT NULL,
  import_id UUID NOT NULL,
  point_id UUID NOT NULL,
  revision BIGINT NOT NULL,
  previous TEXT,
  CONSTRAINT agenda_import_row_pk PRIMARY KEY (tenant_id, import_id, point_id),
  CONSTRAINT agenda_import_row_import_fk FOREIGN KEY (tenant_id, import_id) REFERENCES agenda_import (tenant_id, id)
);
CREATE INDEX agenda_import_row_point ON agenda_import_row (tenant_id, point_id);
CREATE TABLE agenda_import_made (
  tenant_id UUID NOT NULL,
  import_id UUID NOT NULL,
  kind TEXT NOT NULL,
  made_id UUID NOT NULL,
  CONSTRAINT agenda_import_made_pk PRIMARY KEY (tenant_id, import_id, kind, made_id),
  CONSTRAINT agenda_import_made_kind CHECK (kind IN ('agenda', 'theme')),
  CONSTRAINT agenda_import_made_import_fk FOREIGN KEY (tenant_id, import_id) REFERENCES agenda_import (tenant_id, id)
);
CREATE TABLE import_draft (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  file_name TEXT NOT NULL,
  bytes BYTEA NOT NULL,
  mapping TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  by_person UUID,
  CONSTRAINT import_draft_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT import_draft_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE INDEX import_draft_created ON import_draft (tenant_id, created_at);
