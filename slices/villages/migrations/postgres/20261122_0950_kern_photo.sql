CREATE TABLE kern_photo (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  kern_id UUID NOT NULL,
  file_id UUID NOT NULL,
  alt TEXT NOT NULL,
  source TEXT NOT NULL,
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  CONSTRAINT kern_photo_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT kern_photo_kern UNIQUE (tenant_id, kern_id),
  CONSTRAINT kern_photo_words CHECK (length(alt) > 0 AND length(source) > 0),
  CONSTRAINT kern_photo_kern_fk FOREIGN KEY (tenant_id, kern_id) REFERENCES kern (tenant_id, id),
  CONSTRAINT kern_photo_file_fk FOREIGN KEY (tenant_id, file_id) REFERENCES file (tenant_id, id)
);
CREATE INDEX kern_photo_file ON kern_photo (tenant_id, file_id);
