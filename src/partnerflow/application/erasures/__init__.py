"""Erasure: what was asked, what is restricted meanwhile, and the job that carries it out (docs/spec/erasure.md).

Lives here: requests, what they come to, their execution and report. Never here: SQL, files, encryption.
May import: the application's ports and below. Door: `Partnerflow`. Tests: tests/unit/application/erasures, tests/contract.
"""
