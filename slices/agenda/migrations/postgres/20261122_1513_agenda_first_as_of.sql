-- SPDX-License-Identifier: EUPL-1.2
-- "Stand per" when it was adopted: renewal is counted from there, however often the newest changes.
ALTER TABLE agenda ADD COLUMN first_as_of TEXT NOT NULL DEFAULT '';
UPDATE agenda SET first_as_of = as_of;
