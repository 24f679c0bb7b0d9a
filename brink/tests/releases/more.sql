-- SPDX-License-Identifier: EUPL-1.2
-- Rows, on SQLite, for the tables that a fresh demo leaves empty. Freezing refuses when a table still is.

INSERT INTO agenda_import (tenant_id, id, file_name, at, by_role, added, changed)
SELECT id, X'00000000000000000000000000000001', 'punten.csv', 1, 'administrator', 1, 1 FROM tenant;

INSERT INTO agenda_import_made (tenant_id, import_id, kind, made_id)
SELECT t.tenant_id, i.id, 'theme', t.id FROM agenda_import i JOIN theme t ON t.tenant_id = i.tenant_id;

INSERT INTO agenda_import_row (tenant_id, import_id, point_id, revision, previous)
SELECT p.tenant_id, i.id, p.id, 1, '{}' FROM agenda_import i JOIN point p ON p.tenant_id = i.tenant_id
WHERE p.number < 4;

INSERT INTO import_draft (tenant_id, id, file_name, bytes, mapping, created_at, by_person)
SELECT tenant_id, id, 'punten.csv', X'6b65726e0affFE', '{}', 1, id FROM person WHERE label LIKE 'Func%';

INSERT INTO follower (tenant_id, id, email, subject_kind, subject_id, subject_name, subject_href, frequency,
  locale, confirm_hash, confirmed_at, stop_token, asked_at, digest_at)
SELECT tenant_id, id, 'volger@voorbeeld.example', 'kern', id, name, '/kernen/' || slug, 'daily', 'nl',
  'abc', NULL, slug, 1, 1 FROM kern;

INSERT INTO job (tenant_id, id, kind, payload, run_at, attempts, dedupe, lease_until, failed_at, error)
SELECT id, X'00000000000000000000000000000001', 'mail.send', '{}', 1, 8, 'a', 0, 2, 'vol' FROM tenant;

INSERT INTO kern_phase_note (tenant_id, id, kern_id, phase, note, at)
SELECT tenant_id, id, id, phase, 'Zo ver zijn we', 1 FROM kern;

INSERT INTO login_token (tenant_id, id, email, slot, number, link_hash, code_hash, attempts, created_at,
  expires_at)
SELECT id, X'00000000000000000000000000000001', 'wie@voorbeeld.example', 1, 1, X'01', X'02', 0, 1, 2
FROM tenant;

INSERT INTO mail (tenant_id, id, recipient, subject, body, queued_at)
SELECT id, X'00000000000000000000000000000001', 'wie@voorbeeld.example', 'Dag', 'Eén regel', 1 FROM tenant;

INSERT INTO session (tenant_id, token_hash, person_id, created_at, expires_at, last_seen_at)
SELECT tenant_id, id, id, 1, 9, 2 FROM person;

INSERT INTO assessment (tenant_id, id, point_id, at, by_person, by_role, feasible, owner, cost, answer)
SELECT tenant_id, id, id, 1, NULL, 'policy_officer', 'partly', 'municipality', 125000, 'Het kan deels'
FROM point WHERE number < 4;

INSERT INTO promise_reminder (tenant_id, promise_id, due, kind, at)
SELECT tenant_id, id, due, 'soon', 1 FROM promise;

INSERT INTO support (tenant_id, point_id, person_id, at)
SELECT p.tenant_id, p.id, w.id, 1 FROM point p JOIN person w ON w.tenant_id = p.tenant_id
WHERE p.number = 1;
