"""A partnership in which access is given and taken back."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.access.records import AccessGrant
from partnerflow.errors import Fault
from tests.support.letting_in import principal
from tests.support.story import Story

SOMEBODY = principal(1)
SOMEBODY_ELSE = principal(2)
PROOF = [{"name": "volmacht.pdf"}]


def asks(story: Story, on: str, role: str, **more: Any) -> list[Fault]:
    """Give a role; why it was refused."""
    known, by, behalf = more.pop("known", None), more.pop("by", "AAA"), more.pop("on_behalf_of", None)
    told = {"access": f"AC-{len(story.state.access.grants) + 1:02}", "principal": SOMEBODY, "role": role, **more}
    return story.asks("AccessGranted", on, by=by, known=known, on_behalf_of=behalf, data=told)


def gives(story: Story, on: str, role: str = "observer", **more: Any) -> str:
    """Give a role; the access."""
    faults = asks(story, on, role, **more)
    assert not faults, faults[0]
    return list(story.state.access.grants)[-1]


def takes(story: Story, on: str, access: str, **more: Any) -> str:
    """Take a role back; the fact."""
    return story.tells("AccessRevoked", on, access=access, **more)


def held(story: Story, day: str, who: str = SOMEBODY) -> list[str]:
    """What a principal holds on a day, as known by now."""
    grants: tuple[AccessGrant, ...] = story.state.access.held_by(who, day)
    return [grant.access for grant in grants]
