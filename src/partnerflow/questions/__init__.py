"""What one can ask about a partnership: each question is a pure function of its facts, in a small module of its own.

Never here: storage, HTTP, rights, the clock; figures over many partnerships (that is `projections`).
May import: `domain`, `process`, `errors`.
Door: `asking.ask`, `catalogue.QUESTIONS`. A new one: a module in the folder of its subject; nothing else. What several
questions need stands in a module without a question: beside them, or here when subjects share it.
Tests: tests/unit/questions/<subject>/.
"""
