"""Subject: the course: phases, returns, pauses, waivers, renewal, end. Facts, the slice of state they change, and their rules.

May import: domain.vocabulary, domain.folding, domain.rules, and the facts of other subjects.
Tests: tests/unit/domain/course/.
"""
