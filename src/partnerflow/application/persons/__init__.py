"""Persons in a partnership: where they are mentioned, what is known of them, and who saw it (docs/spec/erasure.md).

Lives here: the search, the export of everything about one person. Never here: SQL, encryption, HTTP.
May import: the application's ports and below. Door: `Partnerflow`. Tests: tests/unit/application/persons.
"""
