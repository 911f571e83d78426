"""What one can ask about a partnership: each question is a pure function of its facts, in a small module of its own.

Never here: storage, HTTP, rights, the clock; figures over many partnerships (that is `projections`).
May import: `domain`, `process`, `errors`.
Door: `asking.ask` and `catalogue.QUESTIONS`. A new question: a module here, its name in `catalogue.MODULES`, a row in docs/questions.md.
Tests: tests/unit/questions/.
"""
