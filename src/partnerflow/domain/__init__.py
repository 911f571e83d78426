"""The domain: what is true, and what may happen. One subject, one folder: its facts, its slice of state, its rules.

Lives here: pure functions of facts. Never here: time, chance, storage, HTTP; those come in by the door.
May import: process, messages, errors; `transitions` by phases.py alone. Doors: `judge.refusals`, `history.History`.
A new fact goes in `<subject>/facts.py`, what it changes in `state`, its rules in `rules.py`; a new guard in `guards/`.
Tests: tests/unit/domain/.
"""
