"""Questions about the shared ambition: interests, ambitions, words, and whose ambition it is.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
