"""Questions about the funder's side: tranches, milestones, conditions and packs.

One question, one module; what holds for all of them stands in the card of `questions`.
"""
