-- Words of the index compare by their bytes, whatever the locale of the database: the beginning of
-- a word is found as a range. The languages of people put letters in other orders.
ALTER TABLE search_term ALTER COLUMN term TYPE TEXT COLLATE "C";
