"""Subject: the record about itself: corrections, retractions, erasures. Facts, the slice of state they change, and their rules.

May import: domain.vocabulary, domain.folding, domain.rules, and the facts of other subjects.
Tests: tests/unit/domain/record/.
"""
