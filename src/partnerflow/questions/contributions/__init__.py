"""Questions about contributions and commitments: what was offered, fixed, delivered and promised.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
