"""Questions about the record itself: corrections, late facts, and what changed.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
