CREATE TABLE note_photo (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  note_id BLOB NOT NULL,
  file_id BLOB,
  alt TEXT NOT NULL,
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  removed_at BIGINT,
  removed_reason TEXT NOT NULL DEFAULT '',
  CONSTRAINT note_photo_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT note_photo_removed CHECK ((file_id IS NULL) = (removed_at IS NOT NULL)),
  CONSTRAINT note_photo_reason CHECK (removed_at IS NULL OR length(removed_reason) > 0),
  CONSTRAINT note_photo_alt CHECK (removed_at IS NOT NULL OR length(alt) > 0),
  CONSTRAINT note_photo_note_fk FOREIGN KEY (tenant_id, note_id) REFERENCES note (tenant_id, id),
  CONSTRAINT note_photo_file_fk FOREIGN KEY (tenant_id, file_id) REFERENCES file (tenant_id, id)
);
CREATE INDEX note_photo_note ON note_photo (tenant_id, note_id);
CREATE INDEX note_photo_file ON note_photo (tenant_id, file_id);
