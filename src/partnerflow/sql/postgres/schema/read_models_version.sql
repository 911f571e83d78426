-- The read models stand here in this form.
INSERT INTO meta (name, value) VALUES ('read-models', %(version)s)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
