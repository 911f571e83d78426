INSERT INTO disclosures (stream_id, commitment, version, pointer, subject, salt, value)
VALUES (:stream_id, :commitment, :version, :pointer, :subject, :salt, :value)
