"""Questions about access: who could look into the partnership, and speak in it.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
