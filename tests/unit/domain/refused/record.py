"""Bad lines of corrections and retractions."""

from __future__ import annotations

from tests.unit.domain.refused.row import Refused, told

FOUNDING_AND_PARTNERS = 4
FIRST = f"proef-{FOUNDING_AND_PARTNERS + 1:04d}"
STORY = {"story": "Gelukt.", "sharedWith": ["press"]}
CORRECTION = {"corrects": FIRST, "pointer": "/data/sharedWith/0", "new": "public", "reason": "Vergissing."}
recorded = told(("SuccessRecorded", STORY))

ROWS = (
    Refused(
        fact="RecordCorrected",
        reason="correction.old_value_differs",
        bad={**CORRECTION, "old": "internal"},
        but={"old": "press"},
        upon=recorded,
    ),
    Refused(
        fact="DisclosureErased",
        reason="correction.no_text_there",
        bad={"fact": FIRST, "pointers": ["/note"], "ground": "error"},
        but={"pointers": ["/data/story"]},
        upon=recorded,
    ),
    Refused(
        fact="RecordRetracted",
        reason="correction.founding_fact",
        bad={"retracts": "proef-0001", "reason": "Nooit gebeurd."},
        but={"retracts": FIRST},
        upon=recorded,
    ),
)
