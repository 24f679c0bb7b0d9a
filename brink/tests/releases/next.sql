-- SPDX-License-Identifier: EUPL-1.2
-- What the newest frozen release lacks of today, put in after its upgrade, on both engines: rows for
-- tables that are younger, so that brink/src/personal.rs can look at their columns. Take ids from other
-- rows, because the engines write them in different ways. Freezing moves the rows to more.sql.

INSERT INTO note_photo (tenant_id, id, note_id, file_id, alt, width, height, removed_at, removed_reason)
SELECT tenant_id, id, id, NULL, '', 1, 1, 1, 'Er stond iemand op' FROM note;

-- In 0.1.0 there are supporters whom their points do not count.
UPDATE point SET supporters = supporters + 1;

INSERT INTO question (tenant_id, id, year, number, title, body, channel, may_publish, state, received_on, received_at,
  first_due, due, ended_on, salt)
SELECT tenant_id, id, 1970, number, 'Een vraag', 'Wat is dit?', 'web', TRUE, 'closed', '1970-01-01', 1, '1970-01-08',
  '1970-01-08', '2026-11-01', (SELECT token_hash FROM session LIMIT 1) FROM point WHERE number < 20;

INSERT INTO question_asker (tenant_id, question_id, name, language) SELECT tenant_id, id, 'Iemand', 'nl' FROM question;

INSERT INTO question_deed (tenant_id, id, question_id, at, by_role, deed, state)
SELECT tenant_id, id, id, 1, 'asker', 'ask', 'new' FROM question;

INSERT INTO question_public (tenant_id, question_id, title, question, answer, published_at, by_role)
SELECT tenant_id, id, 'Een vraag', 'Wat is dit?', 'Dit.', 1, 'area_officer' FROM question;

INSERT INTO question_draft (tenant_id, question_id, text, version, by_role, saved_at)
SELECT tenant_id, id, 'Een concept', 1, 'policy_officer', 1 FROM question;
INSERT INTO casus (tenant_id, id, year, number, title, body, question_id, state, started_on, ended_on)
SELECT tenant_id, id, 1970, number, 'Een plan', 'Wat willen de inwoners?', id, 'cannot', '1970-01-01', '2026-11-01' FROM question;

INSERT INTO casus_party (tenant_id, id, casus_id, number, kind, name, language, salt, joined_on)
SELECT tenant_id, id, id, 1, 'resident', 'Iemand', 'nl', salt, '1970-01-01' FROM question;

INSERT INTO casus_talk (tenant_id, id, casus_id, held_on, state, said)
SELECT tenant_id, id, id, '1970-01-02', 'held', 'Wij spraken.' FROM casus;

INSERT INTO casus_present (tenant_id, id, casus_id, talk_id, party_id) SELECT tenant_id, id, id, id, id FROM casus;

INSERT INTO casus_decision (tenant_id, id, casus_id, talk_id, place, kind, text)
SELECT tenant_id, id, id, id, 0, 'find_out', 'Of het kan.' FROM casus;

INSERT INTO casus_promise (tenant_id, id, casus_id, decision_id, what, whom, first_due, due)
SELECT tenant_id, id, id, id, 'Of het kan.', 'Team', '1970-02-01', '1970-02-01' FROM casus;

INSERT INTO casus_deed (tenant_id, id, casus_id, at, by_role, deed, state)
SELECT tenant_id, id, id, 1, 'area_officer', 'start', 'open' FROM casus;

INSERT INTO absence (tenant_id, person_id, from_day, until_day, stand_in)
SELECT p.tenant_id, p.id, '2026-11-01', '2026-12-31', q.id FROM person p JOIN person q ON q.tenant_id = p.tenant_id
WHERE q.id = (SELECT o.id FROM person o WHERE o.tenant_id = p.tenant_id AND o.id <> p.id ORDER BY o.id LIMIT 1);
