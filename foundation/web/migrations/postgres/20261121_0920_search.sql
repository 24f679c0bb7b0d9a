CREATE TABLE search_document (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  context TEXT NOT NULL,
  url TEXT NOT NULL,
  CONSTRAINT search_document_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT search_document_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE TABLE search_term (
  tenant_id UUID NOT NULL,
  term TEXT NOT NULL,
  document_id UUID NOT NULL,
  weight BIGINT NOT NULL,
  CONSTRAINT search_term_pk PRIMARY KEY (tenant_id, term, document_id),
  CONSTRAINT search_term_document_fk FOREIGN KEY (tenant_id, document_id) REFERENCES search_document (tenant_id, id)
);
CREATE INDEX search_term_document ON search_term (tenant_id, document_id);
