"""Questions about people, roles and bodies: who holds which role.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
