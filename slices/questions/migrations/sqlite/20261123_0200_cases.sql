CREATE TABLE casus (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  year BIGINT NOT NULL,
  number BIGINT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT '',
  kern_id BLOB,
  team_id BLOB,
  officer_id BLOB,
  policy_id BLOB,
  question_id BLOB,
  made_point_id BLOB,
  entered_by BLOB,
  state TEXT NOT NULL,
  started_on TEXT NOT NULL,
  asked_on TEXT,
  next_talk TEXT,
  next_due TEXT,
  ended_on TEXT,
  revision BIGINT NOT NULL DEFAULT 1,
  example BOOLEAN NOT NULL DEFAULT FALSE,
  forgotten_at BIGINT,
  CONSTRAINT casus_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT casus_number UNIQUE (tenant_id, year, number),
  CONSTRAINT casus_question UNIQUE (tenant_id, question_id),
  CONSTRAINT casus_state CHECK (state IN ('open', 'proposed', 'themselves', 'cannot', 'withdrawn')),
  CONSTRAINT casus_ended CHECK ((ended_on IS NOT NULL) = (state <> 'open')),
  CONSTRAINT casus_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
  CONSTRAINT casus_kern_fk FOREIGN KEY (tenant_id, kern_id) REFERENCES kern (tenant_id, id),
  CONSTRAINT casus_team_fk FOREIGN KEY (tenant_id, team_id) REFERENCES team (tenant_id, id),
  CONSTRAINT casus_question_fk FOREIGN KEY (tenant_id, question_id) REFERENCES question (tenant_id, id),
  CONSTRAINT casus_made_fk FOREIGN KEY (tenant_id, made_point_id) REFERENCES point (tenant_id, id),
  CONSTRAINT casus_officer_fk FOREIGN KEY (tenant_id, officer_id) REFERENCES person (tenant_id, id),
  CONSTRAINT casus_policy_fk FOREIGN KEY (tenant_id, policy_id) REFERENCES person (tenant_id, id),
  CONSTRAINT casus_entered_fk FOREIGN KEY (tenant_id, entered_by) REFERENCES person (tenant_id, id)
);
CREATE INDEX casus_open ON casus (tenant_id, ended_on, next_due, number);
CREATE TABLE casus_party (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  casus_id BLOB NOT NULL,
  number BIGINT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  address TEXT,
  language TEXT NOT NULL,
  partner_id BLOB,
  person_id BLOB,
  salt BLOB NOT NULL,
  joined_on TEXT NOT NULL,
  left_on TEXT,
  CONSTRAINT casus_party_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT casus_party_number UNIQUE (tenant_id, casus_id, number),
  CONSTRAINT casus_party_kind CHECK (kind IN ('resident', 'group', 'partner', 'colleague')),
  CONSTRAINT casus_party_casus_fk FOREIGN KEY (tenant_id, casus_id) REFERENCES casus (tenant_id, id),
  CONSTRAINT casus_party_partner_fk FOREIGN KEY (tenant_id, partner_id) REFERENCES partner (tenant_id, id),
  CONSTRAINT casus_party_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id)
);
CREATE INDEX casus_party_email ON casus_party (tenant_id, email);
CREATE TABLE casus_talk (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  casus_id BLOB NOT NULL,
  held_on TEXT NOT NULL,
  state TEXT NOT NULL,
  said TEXT NOT NULL DEFAULT '',
  CONSTRAINT casus_talk_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT casus_talk_state CHECK (state IN ('planned', 'held', 'off')),
  CONSTRAINT casus_talk_casus_fk FOREIGN KEY (tenant_id, casus_id) REFERENCES casus (tenant_id, id)
);
CREATE INDEX casus_talk_casus ON casus_talk (tenant_id, casus_id, held_on);
CREATE TABLE casus_present (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  casus_id BLOB NOT NULL,
  talk_id BLOB NOT NULL,
  party_id BLOB,
  person_id BLOB,
  function TEXT NOT NULL DEFAULT '',
  CONSTRAINT casus_present_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT casus_present_casus_fk FOREIGN KEY (tenant_id, casus_id) REFERENCES casus (tenant_id, id),
  CONSTRAINT casus_present_talk_fk FOREIGN KEY (tenant_id, talk_id) REFERENCES casus_talk (tenant_id, id),
  CONSTRAINT casus_present_party_fk FOREIGN KEY (tenant_id, party_id) REFERENCES casus_party (tenant_id, id),
  CONSTRAINT casus_present_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id)
);
CREATE INDEX casus_present_casus ON casus_present (tenant_id, casus_id, talk_id);
CREATE TABLE casus_decision (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  casus_id BLOB NOT NULL,
  talk_id BLOB NOT NULL,
  place BIGINT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  CONSTRAINT casus_decision_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT casus_decision_kind CHECK (kind IN ('can', 'cannot', 'find_out')),
  CONSTRAINT casus_decision_casus_fk FOREIGN KEY (tenant_id, casus_id) REFERENCES casus (tenant_id, id),
  CONSTRAINT casus_decision_talk_fk FOREIGN KEY (tenant_id, talk_id) REFERENCES casus_talk (tenant_id, id)
);
CREATE INDEX casus_decision_casus ON casus_decision (tenant_id, casus_id, talk_id, place);
CREATE TABLE casus_promise (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  casus_id BLOB NOT NULL,
  decision_id BLOB NOT NULL,
  what TEXT NOT NULL,
  whom TEXT NOT NULL,
  officer_id BLOB,
  team_id BLOB,
  first_due TEXT NOT NULL,
  due TEXT NOT NULL,
  outcome TEXT,
  outcome_on TEXT,
  CONSTRAINT casus_promise_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT casus_promise_outcome CHECK (outcome IN ('kept', 'cancelled')),
  CONSTRAINT casus_promise_done CHECK ((outcome IS NULL) = (outcome_on IS NULL)),
  CONSTRAINT casus_promise_casus_fk FOREIGN KEY (tenant_id, casus_id) REFERENCES casus (tenant_id, id),
  CONSTRAINT casus_promise_decision_fk FOREIGN KEY (tenant_id, decision_id) REFERENCES casus_decision (tenant_id, id),
  CONSTRAINT casus_promise_team_fk FOREIGN KEY (tenant_id, team_id) REFERENCES team (tenant_id, id),
  CONSTRAINT casus_promise_officer_fk FOREIGN KEY (tenant_id, officer_id) REFERENCES person (tenant_id, id)
);
CREATE INDEX casus_promise_casus ON casus_promise (tenant_id, casus_id);
CREATE INDEX casus_promise_open ON casus_promise (tenant_id, outcome, due);
CREATE TABLE casus_deed (
  tenant_id BLOB NOT NULL,
  id BLOB NOT NULL,
  casus_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  by_person BLOB,
  by_role TEXT NOT NULL,
  deed TEXT NOT NULL,
  state TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  due TEXT,
  was TEXT,
  party_id BLOB,
  talk_id BLOB,
  promise_id BLOB,
  CONSTRAINT casus_deed_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT casus_deed_casus_fk FOREIGN KEY (tenant_id, casus_id) REFERENCES casus (tenant_id, id),
  CONSTRAINT casus_deed_party_fk FOREIGN KEY (tenant_id, party_id) REFERENCES casus_party (tenant_id, id),
  CONSTRAINT casus_deed_talk_fk FOREIGN KEY (tenant_id, talk_id) REFERENCES casus_talk (tenant_id, id),
  CONSTRAINT casus_deed_promise_fk FOREIGN KEY (tenant_id, promise_id) REFERENCES casus_promise (tenant_id, id),
  CONSTRAINT casus_deed_person_fk FOREIGN KEY (tenant_id, by_person) REFERENCES person (tenant_id, id)
);
CREATE INDEX casus_deed_casus ON casus_deed (tenant_id, casus_id, id);
CREATE TABLE casus_reminder (
  tenant_id BLOB NOT NULL,
  promise_id BLOB NOT NULL,
  due TEXT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  CONSTRAINT casus_reminder_pk PRIMARY KEY (tenant_id, promise_id, due, kind),
  CONSTRAINT casus_reminder_promise_fk FOREIGN KEY (tenant_id, promise_id) REFERENCES casus_promise (tenant_id, id)
);
