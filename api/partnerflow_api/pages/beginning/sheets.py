"""How the forms of beginnings are laid out."""

from __future__ import annotations

from partnerflow_api.pages.forms.sheets import Sheet, add

ORGANISATION = add(
    Sheet(fact="OrganisationRegistered", first=("name", "legalForm", "sector", "country"), folded=("identifiers",))
)
PARTNERSHIP = add(
    Sheet(
        fact="PartnershipInitiated",
        first=("name", "issue", "reason", "region", "initiator", "profile"),
        folded=("targetGroup", "initiatorSolution"),
    )
)
