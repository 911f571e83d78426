-- One partner of a partnership.
INSERT INTO summary_partners (organisation, key)
VALUES (%(organisation)s, %(key)s)
ON CONFLICT DO NOTHING
