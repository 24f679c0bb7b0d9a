-- SPDX-License-Identifier: EUPL-1.2
-- The day on which it was done, and who said what became of it; not known of older outcomes.
ALTER TABLE promise ADD COLUMN outcome_on TEXT;
ALTER TABLE promise ADD COLUMN outcome_by_person UUID;
ALTER TABLE promise ADD COLUMN outcome_by_role TEXT;
