-- These tables stand here in this version, where there was none or one that can be upgraded in place.
INSERT INTO meta (name, value) VALUES ('schema-version', %(version)s)
ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE meta.value = ANY (%(upgradable)s)
