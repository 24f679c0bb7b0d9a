-- SPDX-License-Identifier: EUPL-1.2
-- Points of one agenda can come from sources of different years.
ALTER TABLE point ADD COLUMN as_of TEXT;
