-- SPDX-License-Identifier: EUPL-1.2
-- Sources often tell only the year in which something happened, or not even that.
ALTER TABLE point_event ADD COLUMN precision TEXT NOT NULL DEFAULT 'day'
  CONSTRAINT point_event_precision CHECK (precision IN ('day', 'year', 'unknown'));
