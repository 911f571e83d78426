"""Moves: which exist from where a partnership is, what is in the way of each, and what each would do before it is made.

Never here: whether a fact is recorded (the rules of `course` decide that), or making a move.
May import: the slices of state, `guards`, `phases`, `process`. Door: this card. Tests: tests/unit/domain/moves/.
"""

from partnerflow.domain.moves.advancing import AdvancePreview, preview_advance
from partnerflow.domain.moves.options import MoveOption, next_options
from partnerflow.domain.moves.previews import digest, preview_of
from partnerflow.domain.moves.returning import ReturnPreview, preview_return

__all__ = [
    "AdvancePreview",
    "MoveOption",
    "ReturnPreview",
    "digest",
    "next_options",
    "preview_advance",
    "preview_of",
    "preview_return",
]
