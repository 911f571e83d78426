"""Questions about dialogue and learning: what was learned, and with whom one spoke.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
