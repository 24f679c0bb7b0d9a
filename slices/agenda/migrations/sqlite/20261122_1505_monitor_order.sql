-- SPDX-License-Identifier: EUPL-1.2
-- The orders in which the monitor lists promises and points; src/store/monitor/ has the same words.
CREATE INDEX promise_by_slip ON promise (tenant_id, (coalesce(-outcome_at, -9000000000000000000)), due, number);
CREATE INDEX point_by_slip ON point (tenant_id, open_due,
  (CASE WHEN status IN ('agreed', 'planned', 'busy') THEN 0 WHEN status IN ('idea', 'testing') THEN 1 ELSE 2 END), number);
DROP INDEX point_by_due;
