-- These tables stand here in this version; those of an older one were just completed.
INSERT INTO meta (name, value) VALUES ('schema-version', '{version}')
ON CONFLICT (name) DO UPDATE SET value = excluded.value;
