"""Questions about proposals, decisions and objections: what was decided by whom, and what is open.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
