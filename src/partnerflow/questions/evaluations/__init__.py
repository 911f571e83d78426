"""Questions about evaluations: whether they were held, and what followed.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
