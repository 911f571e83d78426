"""From a preview to its parts: which module tells the move, by the kind of preview."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from partnerflow.domain.moves.advancing import AdvancePreview, FastForward
from partnerflow.domain.moves.concluding import EndPreview, RenewalPreview
from partnerflow.domain.moves.returning import ReturnPreview
from partnerflow.domain.moves.status import PausePreview, ResumePreview
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow_api.pages.moving.telling.advancing import advance_parts
from partnerflow_api.pages.moving.telling.concluding import end_parts, renewal_parts
from partnerflow_api.pages.moving.telling.reader import Part, Reader
from partnerflow_api.pages.moving.telling.returning import return_parts
from partnerflow_api.pages.moving.telling.status import pause_parts, resume_parts

_PREVIEWS: Mapping[str, type[Declared]] = {
    "return": ReturnPreview,
    "pause": PausePreview,
    "resume": ResumePreview,
    "renew": RenewalPreview,
    "end": EndPreview,
}


def consequences_of(move: str, shown: Mapping[str, Any]) -> Declared | None:
    """A preview as it was shown, read back; None where the move does not exist from here."""
    if not shown:
        return None
    kind = _PREVIEWS.get(move, FastForward if "gates" in shown else AdvancePreview)
    return msgspec.convert(shown, kind)


def parts_of(reader: Reader, preview: Declared | None) -> tuple[Part, ...]:
    """All that a move would do, part by part, the most telling first; none for a move that does not exist from here."""
    match preview:
        case AdvancePreview():
            return tuple(advance_parts(reader, (preview,)))
        case FastForward():
            return tuple(advance_parts(reader, preview.gates))
        case ReturnPreview():
            return tuple(return_parts(reader, preview))
        case PausePreview():
            return tuple(pause_parts(reader, preview))
        case ResumePreview():
            return tuple(resume_parts(reader, preview))
        case RenewalPreview():
            return tuple(renewal_parts(reader, preview))
        case EndPreview():
            return tuple(end_parts(reader, preview))
    return ()
