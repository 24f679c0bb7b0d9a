-- Nothing to change: here text compares by its bytes anyway.
SELECT 1;
