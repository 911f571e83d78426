"""Sheets of the conversation: sessions, learning, successes."""

from __future__ import annotations

from partnerflow.domain.guards.outcome import PROCESS_LEADS
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.sheets.knowing import Data, known, partnership, sheet

TWO = 2


def _session(setting: Setting) -> Data:
    """Everybody at the table, and who leads the process: who was not there is taken off."""
    state = partnership(setting)
    table = state.parties.counting() or sorted(state.parties.present())
    leads = [item.external for item in state.people.holders(*PROCESS_LEADS) if item.external is not None]
    present = setting.given.get("present") or dict.fromkeys([*table, *leads])
    form = "bilateral" if len(present) <= TWO else "plenary"
    return known(form=form, tracks=["content", "interaction"], present=list(present))


SHEETS = (
    sheet("DialogueHeld", "harvest", "present", "form", folded=("tracks",), presets=_session),
    sheet("LearningMomentHeld", "seeNow", "doNow", "doBetter", folded=("principles",)),
    sheet("SuccessRecorded", "story", folded=("sharedWith",), presets=lambda _: {"sharedWith": ["internal"]}),
    sheet("IdentityMarkerAdopted", "name", folded=("chosenBy",)),
    sheet("DiversityMeasureAgreed", "group", "measures"),
)
