"""Attachments: documents that facts name by their SHA-256, kept beside the history and shown to whoever sees such a fact.

Lives here: what is taken, who sees it, erasing it. Never here: SQL, encryption, HTTP.
May import: the application's ports and below. Door: `Partnerflow`. Tests: tests/unit/application/attachments, tests/contract.
"""
