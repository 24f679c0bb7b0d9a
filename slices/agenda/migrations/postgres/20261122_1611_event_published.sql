-- SPDX-License-Identifier: EUPL-1.2
-- That a point came on the website: told with the status that it had then, which is no new one.
ALTER TABLE point_event ADD COLUMN published BOOLEAN NOT NULL DEFAULT FALSE;
