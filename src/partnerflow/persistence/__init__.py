"""How facts are kept: events, heads, disclosures, idempotency and the log, three times behind one port.

Never here: what a fact means, who may write it, HTTP. Stored bytes are opaque except to the codec.
May import: the application's ports, domain (the codec), transparency, settings, sql, errors; the only room that knows
eventsourcing.
Door: `opening.open_store`, `opening.prepare`; `recorder.LogRecorder` for the library's subscriptions.
Tests: tests/contract (one suite for every store), tests/unit/persistence.
"""
