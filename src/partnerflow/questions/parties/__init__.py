"""Questions about the parties: who counts, who came and who left.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
