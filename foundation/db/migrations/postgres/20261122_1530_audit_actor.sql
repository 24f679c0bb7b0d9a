CREATE INDEX audit_entry_actor ON audit_entry (tenant_id, actor, id);
