"""Questions about the course: where it is, how it got there, and what is in the way.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
