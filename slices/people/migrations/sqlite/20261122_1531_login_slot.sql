ALTER TABLE login_token RENAME COLUMN hour TO slot;
