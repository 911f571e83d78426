"""Questions about projects and actions: what runs, what stands still, what is late.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
