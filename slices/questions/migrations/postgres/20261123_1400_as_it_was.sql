ALTER TABLE question ADD COLUMN asked_kern_id UUID;
UPDATE question SET asked_kern_id = kern_id;
CREATE INDEX question_made ON question (tenant_id, made_point_id) WHERE made_point_id IS NOT NULL;
ALTER TABLE question_public ADD COLUMN team TEXT NOT NULL DEFAULT '';
ALTER TABLE question_public ADD COLUMN answered_on TEXT;
UPDATE question_public SET
  team = coalesce((SELECT t.name FROM question q JOIN team t ON t.tenant_id = q.tenant_id AND t.id = q.team_id
    WHERE q.tenant_id = question_public.tenant_id AND q.id = question_public.question_id), ''),
  answered_on = (SELECT q.answered_on FROM question q
    WHERE q.tenant_id = question_public.tenant_id AND q.id = question_public.question_id);
