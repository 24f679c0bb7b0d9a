-- SPDX-License-Identifier: EUPL-1.2
-- What the file said about a point, so that a later import leaves alone what was changed here since.
ALTER TABLE agenda_import_row ADD COLUMN written TEXT;
