ALTER TABLE casus ADD COLUMN letter_since TEXT;
CREATE INDEX casus_letter_since ON casus (tenant_id, letter_since) WHERE letter_since IS NOT NULL;
ALTER TABLE casus_deed ADD COLUMN channel TEXT;
CREATE TABLE casus_letter (
  tenant_id BLOB NOT NULL,
  casus_id BLOB NOT NULL,
  party_id BLOB NOT NULL,
  deed_id BLOB NOT NULL,
  since TEXT NOT NULL,
  CONSTRAINT casus_letter_pk PRIMARY KEY (tenant_id, casus_id, party_id, deed_id),
  CONSTRAINT casus_letter_casus_fk FOREIGN KEY (tenant_id, casus_id) REFERENCES casus (tenant_id, id),
  CONSTRAINT casus_letter_party_fk FOREIGN KEY (tenant_id, party_id) REFERENCES casus_party (tenant_id, id),
  CONSTRAINT casus_letter_deed_fk FOREIGN KEY (tenant_id, deed_id) REFERENCES casus_deed (tenant_id, id)
);
