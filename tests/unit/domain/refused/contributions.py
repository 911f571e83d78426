"""Bad lines of added value, commitments and contributions."""

from __future__ import annotations

from typing import Any

from tests.unit.domain.refused.row import DAY, LATER, Refused, told

VALUE = {"organisation": "BBB", "addedValue": "Bereik.", "kind": "expected"}
ASKED = {"commitment": "EN-BBB-1", "organisation": "BBB", "text": "Een dag."}
WHOSE = {"commitment": "EN-BBB-1", "organisation": "BBB"}
AGAIN = ("CommitmentRequested", {**ASKED, "on": LATER, "commitment": "EN-BBB-2"})
MEANS: dict[str, Any] = {"kind": "people", "description": "Mensen."}
OFFER = {"contribution": "CT-BBB-1", "organisation": "BBB", **MEANS}
FIXED = {**OFFER, "amount": {"minor": 100, "currency": "EUR"}, "cofinancing": False}
DELIVERY = {"organisation": "BBB", "contribution": "CT-BBB-1", "period": {"start": "2020-01-06", "end": DAY}}
ADJUSTMENT = {"organisation": "BBB", "contribution": "CT-BBB-1", "reason": "Minder.", "quantity": 1}
asked = told(("CommitmentRequested", ASKED))
ended = told(("CommitmentEnded", {**WHOSE, "how": "cancelled"}), upon=asked)
offered = told(("ContributionOffered", {"by": "BBB", **OFFER}))

ROWS = (
    Refused(fact="AddedValueConfirmed", reason="authority.speaks_for_another_party", bad=VALUE, but={"by": "BBB"}),
    Refused(
        fact="CommitmentRequested", reason="membership.not_a_party", bad={**ASKED, "organisation": "DDD"}, but=ASKED
    ),
    Refused(
        fact="CommitmentDeclared",
        reason="authority.commitment_of_another_organisation",
        bad={**ASKED, "by": "CCC", "organisation": "CCC"},
        but={"by": "BBB", "organisation": "BBB"},
        upon=asked,
    ),
    Refused(
        fact="CommitmentRecognised",
        reason="authority.recognises_itself",
        bad={**WHOSE, "recognisedBy": ["BBB"]},
        but={"recognisedBy": ["AAA", "BBB"]},
        upon=asked,
    ),
    Refused(
        fact="CommitmentEnded",
        reason="sequence.commitment_ended",
        bad={**WHOSE, "on": LATER, "how": "kept"},
        but={"commitment": "EN-BBB-2"},
        upon=ended,
        first=(AGAIN,),
    ),
    Refused(
        fact="ContributionOffered",
        reason="duplicate_reference.contribution",
        bad={"by": "BBB", **OFFER},
        but={"contribution": "CT-BBB-2"},
        upon=offered,
    ),
    Refused(
        fact="ContributionFixed",
        reason="authority.contribution_of_another_organisation",
        bad={**FIXED, "organisation": "CCC"},
        but=FIXED,
        upon=offered,
    ),
    Refused(
        fact="ContributionDelivered",
        reason="authority.contribution_of_another_organisation",
        bad={**DELIVERY, "organisation": "CCC"},
        but=DELIVERY,
        upon=offered,
    ),
    Refused(
        fact="ContributionAdjusted",
        reason="sequence.contribution_not_fixed",
        bad=ADJUSTMENT,
        upon=offered,
        first=(("ContributionFixed", FIXED),),
    ),
)
