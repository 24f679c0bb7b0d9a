ALTER TABLE casus ADD COLUMN added_on TEXT;
ALTER TABLE casus ADD COLUMN asked_due TEXT;
CREATE TABLE casus_sent (
  tenant_id UUID NOT NULL,
  sent_mark BYTEA NOT NULL,
  casus_id UUID NOT NULL,
  CONSTRAINT casus_sent_pk PRIMARY KEY (tenant_id, sent_mark),
  CONSTRAINT casus_sent_casus_fk FOREIGN KEY (tenant_id, casus_id) REFERENCES casus (tenant_id, id)
);
CREATE INDEX casus_sent_casus ON casus_sent (tenant_id, casus_id);
CREATE TABLE casus_asked_reminder (
  tenant_id UUID NOT NULL,
  casus_id UUID NOT NULL,
  due TEXT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  CONSTRAINT casus_asked_reminder_pk PRIMARY KEY (tenant_id, casus_id, due, kind),
  CONSTRAINT casus_asked_reminder_casus_fk FOREIGN KEY (tenant_id, casus_id) REFERENCES casus (tenant_id, id)
);
CREATE TABLE casus_file (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  casus_id UUID NOT NULL,
  deed_id UUID NOT NULL,
  number BIGINT NOT NULL,
  file_id UUID,
  document_id UUID,
  name TEXT NOT NULL DEFAULT '',
  size BIGINT NOT NULL,
  width BIGINT,
  height BIGINT,
  pages BIGINT,
  CONSTRAINT casus_file_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT casus_file_kind CHECK ((file_id IS NULL) <> (document_id IS NULL)),
  CONSTRAINT casus_file_photo CHECK ((file_id IS NULL) = (width IS NULL) AND (file_id IS NULL) = (height IS NULL)),
  CONSTRAINT casus_file_document CHECK ((document_id IS NULL) = (pages IS NULL)),
  CONSTRAINT casus_file_size CHECK (size > 0),
  CONSTRAINT casus_file_once UNIQUE (tenant_id, file_id),
  CONSTRAINT casus_file_document_once UNIQUE (tenant_id, document_id),
  CONSTRAINT casus_file_casus_fk FOREIGN KEY (tenant_id, casus_id) REFERENCES casus (tenant_id, id),
  CONSTRAINT casus_file_deed_fk FOREIGN KEY (tenant_id, deed_id) REFERENCES casus_deed (tenant_id, id),
  CONSTRAINT casus_file_file_fk FOREIGN KEY (tenant_id, file_id) REFERENCES file (tenant_id, id),
  CONSTRAINT casus_file_document_fk FOREIGN KEY (tenant_id, document_id) REFERENCES document (tenant_id, id)
);
CREATE INDEX casus_file_casus ON casus_file (tenant_id, casus_id, number);
