"""How the forms of the moves are laid out. What a move does to each document, and its signals, are asked beside what they
are about (`fates`, `page.Signal`) and not among the members.
"""

from __future__ import annotations

from partnerflow_api.pages.forms.sheets import Sheet, add

ADVANCE = add(Sheet(fact="PhaseAdvanced", folded=("decision",), hidden=("from", "to", "acknowledged")))
RETURN = add(
    Sheet(
        fact="PhaseReturned",
        first=("reasons", "explanation", "decision", "repairAgenda", "targetOn", "ambitionFate"),
        folded=("returnScope", "project", "funderNoticeNeeded"),
        hidden=("return", "from", "to", "fates", "supersedes"),
    )
)
PAUSE = add(
    Sheet(
        fact="PartnershipPaused",
        first=("reasonCode", "expectedResumeOn", "decision"),
        folded=("runningDuties",),
    )
)
RESUME = add(Sheet(fact="PartnershipResumed", first=("explanation",)))
RENEW = add(Sheet(fact="PartnershipRenewed", first=("decision", "period"), hidden=("renewal", "termNumber")))
END = add(
    Sheet(
        fact="PartnershipEnded",
        first=("kind", "endingReasons", "decision"),
        folded=("successorPartnership",),
    )
)
OURS = ("fates", "acknowledged")
"""Members that the page of a move asks itself: they never go along unseen as well."""
