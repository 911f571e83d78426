"""The sheet of how the partners work together: methods by phase, silence, windows."""

from __future__ import annotations

from partnerflow.domain.vocabulary.subjects import ProcessAgreements
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.deciding import decided_on
from partnerflow_api.pages.work.sheets.knowing import Data, known, partnership, sheet


def _agreements(setting: Setting) -> Data:
    """Consent in every phase, until the partners choose otherwise."""
    state = partnership(setting)
    before = state.decisions.agreements
    methods = before.methods if before is not None else {}
    return known(
        methods=[{"phase": each.key, "method": methods.get(each.key, "consent")} for each in state.process.phases],
        silence=before.silence if before is not None else "blocks",
        decision=decided_on(state, ProcessAgreements),
    )


SHEETS = (
    sheet(
        "ProcessAgreementsSet",
        "agreements",
        "methods",
        "decision",
        folded=("silence", "minorChangeDays", "noticeMonths"),
        presets=_agreements,
    ),
)
