"""Guards: parameterised functions that say whether a phase may be left; the process definition names and combines them.

Never here: guard ids or phases; those belong to the definition. Door: `evaluation`. Tests: tests/unit/domain/guards/.
"""
