-- One partner of a partnership.
INSERT INTO summary_partners (organisation, key)
VALUES (:organisation, :key)
ON CONFLICT DO NOTHING
