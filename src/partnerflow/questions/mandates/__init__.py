"""Questions about mandates and signatures: who might bind whom, and on which day.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
