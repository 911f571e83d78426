"""What is needed next, in words: who is called by name, who by role, and when it is all partners together."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.guards.outcome import Missing, Step
from partnerflow.domain.moves import MoveOption
from partnerflow.domain.rules import refuse
from partnerflow_api.pages.partnership.needed import Needs
from partnerflow_api.pages.partnership.needs import needs
from partnerflow_api.pages.words import Words
from tests.support.story import Story


class Called:
    """Names that are seen to be looked up."""

    def of(self, code: str) -> str:
        return f"de {code}"


def asked(story: Story, words: Words, *faults: Any, who: tuple[str, ...] = ()) -> Needs:
    option = MoveOption(move="advance", target="executing", open=not faults, faults=faults, who=who)
    return needs([option], story.state, words, Called())  # type: ignore[arg-type]


def test_one_party_is_called_by_name_and_all_partners_together(nl: Words) -> None:
    story = Story.imported("shaping")

    found = asked(
        story,
        nl,
        refuse("decision", "no_decision_for_this", subject="advance_phase", who=["AAA", "BBB", "CCC"]),
        refuse("renewal", "not_every_partner_recommitted", organisation="BBB", who=["BBB"]),
    )

    assert [actor.name for actor in found.actors] == ["alle partners samen", "de BBB"]
    assert found.main is not None
    assert "de BBB" in found.main.needs[1].text
    assert "doorgaan naar de volgende fase" in found.main.needs[0].text


def test_a_role_is_called_by_who_holds_it(nl: Words) -> None:
    story = Story.imported("shaping")
    story.tells("RoleAssigned", "2020-02-03", assignment="R-01", role="network_coordinator", organisation="CCC")

    found = asked(story, nl, refuse("renewal", "no_renewal_open", who=["process_facilitator", "network_coordinator"]))

    assert [actor.name for actor in found.actors] == ["de CCC"]


def test_while_nobody_holds_the_roles_it_is_up_to_all_partners(nl: Words) -> None:
    found = asked(Story.imported("shaping"), nl, refuse("renewal", "no_renewal_open", who=["process_facilitator"]))

    assert [actor.name for actor in found.actors] == ["alle partners samen"]


def test_when_the_way_is_open_who_can_go_it_has_to_act(nl: Words) -> None:
    found = asked(Story.imported("shaping"), nl, who=("AAA",))

    assert [(actor.name, actor.needs[0].text) for actor in found.actors] == [
        ("de AAA", "Kan deze stap zetten: Doorgaan naar de volgende fase.")
    ]


def test_days_in_a_refusal_are_written_in_the_language(nl: Words) -> None:
    found = asked(
        Story.imported("shaping"), nl, refuse("paused", "partnership_paused", since="2023-02-10", who=["AAA"])
    )

    assert found.main is not None
    assert "10 februari 2023" in found.main.needs[0].text


def test_what_is_missing_is_called_by_the_titles_of_the_process(nl: Words) -> None:
    story = Story.imported("shaping")
    lacks = [
        Missing(reason="section_empty", subject="afsprakennota 2.0: added_value"),
        Missing(reason="no_method_agreed", subject="exploring"),
        Missing(reason="not_ready", organisation="BBB", subject="exploring"),
        Missing(reason="no_such_contribution_fixed", subject="finance / people"),
    ]

    found = asked(story, nl, *(item.as_fault() for item in lacks))

    assert found.main is not None
    section, method, readiness, contribution = (need.text for need in found.main.needs)
    assert "Afsprakennota 2.0: Meerwaarde per partner" in section
    assert "Verkennen" in method
    assert "verkennend" in readiness or "verkent" in readiness
    assert "geld / mensen" in contribution


def test_moves_that_differ_only_in_where_they_lead_stand_together(nl: Words) -> None:
    story = Story.imported("shaping")
    undecided = (refuse("decision", "no_decision_for_this", subject="return_phase", who=["AAA"]),)
    back = [
        MoveOption(move="return", target=target, open=False, faults=undecided, who=("AAA",))
        for target in ("exploring", "sharing")
    ]

    found = needs(back, story.state, nl, Called())  # type: ignore[arg-type]

    assert [way.target for way in found.others] == ["Verkennen, Delen"]


def test_what_is_missing_tells_since_when_and_the_next_step_by_name(nl: Words) -> None:
    step = Step(fact="PositionTaken", data={"proposal": "P-04", "round": 1, "organisation": "CCC"}, settles=False)
    lacks = Missing(reason="not_adopted", subject="startnota", since="2023-02-10", next=step, who=("BBB",))

    found = asked(Story.imported("shaping"), nl, lacks.as_fault())

    assert found.main is not None
    (need,) = found.main.needs
    assert need.since == "10 februari 2023"
    assert "de CCC" in need.remedy
