"""Moves: which exist from where a partnership is, what is in the way of each, and what each would do before it is made.

Never here: whether a fact is recorded (the rules of `course` decide that), or making a move.
May import: the slices of state, `guards`, `phases`, `process`. Door: this card. Tests: tests/unit/domain/moves/.
"""

from partnerflow.domain.moves.advancing import LEARNED, FastForward, closes_return, preview_advance, preview_gates
from partnerflow.domain.moves.differences import Difference, differences
from partnerflow.domain.moves.fates import usual_fates
from partnerflow.domain.moves.gates import ways_on
from partnerflow.domain.moves.options import MoveOption, next_options
from partnerflow.domain.moves.previews import digest, preview_of
from partnerflow.domain.moves.returning import preview_return, usual_return
from partnerflow.domain.moves.tokens import PreviewToken, read_token, token_of

__all__ = [
    "LEARNED",
    "Difference",
    "FastForward",
    "MoveOption",
    "PreviewToken",
    "closes_return",
    "differences",
    "digest",
    "next_options",
    "preview_advance",
    "preview_gates",
    "preview_of",
    "preview_return",
    "read_token",
    "token_of",
    "usual_fates",
    "usual_return",
    "ways_on",
]
