"""Questions about the deliverables: which version applies, and on what it rests.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
