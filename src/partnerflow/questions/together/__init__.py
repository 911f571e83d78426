"""Questions about everything at once: deadlines, work lists and what the next session needs.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
