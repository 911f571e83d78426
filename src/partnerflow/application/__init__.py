"""The application: who asks what. Records, moves, imports, looks and asks, over ports that persistence and projections fill.

Lives here: use cases and ports. Never here: SQL, HTTP, rules of the field.
May import: questions, domain, process, transparency, messages, errors. Door: `service.Partnerflow`.
Tests: tests/unit/application/, tests/e2e/.
"""
