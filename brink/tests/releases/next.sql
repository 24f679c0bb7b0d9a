-- SPDX-License-Identifier: EUPL-1.2
-- What the newest frozen release lacks of today, put in after its upgrade, on both engines: rows for
-- tables that are younger, so that brink/src/personal.rs can look at their columns. Take ids from other
-- rows, because the engines write them in different ways. Freezing moves the rows to more.sql.

INSERT INTO note_photo (tenant_id, id, note_id, file_id, alt, width, height, removed_at, removed_reason)
SELECT tenant_id, id, id, NULL, '', 1, 1, 1, 'Er stond iemand op' FROM note;

-- In 0.1.0 there are supporters whom their points do not count.
UPDATE point SET supporters = supporters + 1;
