CREATE TABLE absence (
  tenant_id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  stand_in BLOB NOT NULL,
  CONSTRAINT absence_pk PRIMARY KEY (tenant_id, person_id),
  CONSTRAINT absence_days CHECK (from_day <= until_day),
  CONSTRAINT absence_other CHECK (person_id <> stand_in),
  CONSTRAINT absence_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id),
  CONSTRAINT absence_stand_in_fk FOREIGN KEY (tenant_id, stand_in) REFERENCES person (tenant_id, id)
);
CREATE INDEX absence_stand_in ON absence (tenant_id, stand_in);
