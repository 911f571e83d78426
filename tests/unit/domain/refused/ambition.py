"""Bad lines of interests, terms, the shared ambition and the form."""

from __future__ import annotations

from tests.support.story import Story
from tests.unit.domain.refused.row import DAY, Refused, told

OWN = {"organisation": "BBB", "ambition": "Groei.", "audience": "all_parties"}
INTEREST = {"organisation": "BBB", "level": "organisation", "interest": "Rust.", "audience": "all_parties"}
DRAFT = {"ambitionVersion": 1, "text": "Samen verder."}
YES = {"ambitionVersion": 1, "stance": "given", "recognise": True, "own": True, "act": True}
ENDORSED = ("AmbitionEndorsed", {"by": "BBB", "organisation": "BBB", **YES})
drafted = told(("SharedAmbitionDrafted", DRAFT))


def decided_to_reaffirm() -> Story:
    story = told(("SharedAmbitionDrafted", {**DRAFT, "ambitionVersion": 2}), upon=drafted)()
    story.decides(DAY, {"type": "reaffirm_ambition", "ambitionVersion": 2})
    return story


ROWS = (
    Refused(fact="OwnAmbitionShared", reason="authority.speaks_for_another_party", bad=OWN, but={"by": "BBB"}),
    Refused(
        fact="InterestShared",
        reason="authority.no_evidence",
        bad={"on_behalf_of": "BBB", "newlyDisclosed": False, **INTEREST},
        but={"evidence": [{"name": "verslag.pdf"}]},
    ),
    Refused(
        fact="TermDisputed",
        reason="unknown_reference.organisation",
        bad={"term": "BG-01", "word": "thuis", "readings": [{"organisation": "ZZZ", "text": "Een huis."}]},
        but={"readings": [{"organisation": "BBB", "text": "Een huis."}]},
    ),
    Refused(
        fact="SharedTermAgreed",
        reason="membership.not_a_party",
        bad={"by": "DDD", "term": "BG-01", "word": "thuis", "meaning": "Een plek."},
        but={"by": "BBB"},
    ),
    Refused(
        fact="SharedAmbitionDrafted",
        reason="duplicate_reference.ambition",
        bad=DRAFT,
        but={"ambitionVersion": 2},
        upon=drafted,
    ),
    Refused(
        fact="AmbitionEndorsed",
        reason="membership.does_not_count",
        bad={"by": "CCC", "organisation": "CCC", **YES},
        but={"by": "BBB", "organisation": "BBB"},
        upon=told(("CategoryChanged", {"by": "CCC", "organisation": "CCC", "category": "observer"}), upon=drafted),
    ),
    Refused(
        fact="EndorsementWithdrawn",
        reason="sequence.not_endorsed",
        bad={"by": "BBB", "organisation": "BBB", "ambitionVersion": 1, "effect": "from_now", "reason": "Anders."},
        upon=drafted,
        first=(ENDORSED,),
    ),
    Refused(
        fact="AmbitionReaffirmed",
        reason="decision.no_decision_for_this",
        bad={"ambitionVersion": 1, "decision": "D-01"},
        but={"ambitionVersion": 2},
        upon=decided_to_reaffirm,
    ),
    Refused(
        fact="ArchetypeViewStated",
        reason="authority.speaks_for_another_party",
        bad={"organisation": "BBB", "archetype": "functional"},
        but={"by": "BBB"},
    ),
    Refused(
        fact="ArchetypeChosen",
        reason="membership.not_a_party",
        bad={"by": "DDD", "archetype": "functional"},
        but={"by": "BBB"},
    ),
)
