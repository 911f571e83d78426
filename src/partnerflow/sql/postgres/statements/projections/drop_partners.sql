-- The partners of a partnership, before its present ones are kept.
DELETE FROM summary_partners
WHERE key = %(key)s
