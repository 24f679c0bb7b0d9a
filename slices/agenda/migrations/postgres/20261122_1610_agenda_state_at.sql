-- SPDX-License-Identifier: EUPL-1.2
-- When its state last changed: that changes what is told of its points, though nothing happened to them.
ALTER TABLE agenda ADD COLUMN state_at BIGINT;
