-- SPDX-License-Identifier: EUPL-1.2
-- Answers to proposals are told among the news of a kern.
CREATE INDEX assessment_at ON assessment (tenant_id, at);
