"""Subject: who may look into a partnership and speak in it. Facts, the slice of state they change, and their rules.

What each role may and sees is no part of it: that is policy (`config/access.yaml`, docs/spec/access.md).
May import: domain.vocabulary, domain.folding, domain.rules, and the facts of other subjects.
Tests: tests/unit/domain/access/.
"""
