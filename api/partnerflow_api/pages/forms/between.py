"""What came between: the facts that somebody else recorded while a form was being filled in."""

from __future__ import annotations

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.links import Link, to_fact

MOST = 10


def came_between(setting: Setting, seen: int | None) -> tuple[Link, ...]:
    """The facts behind the version that was seen, the newest first."""
    if setting.stream is None or seen is None:
        return ()
    words = setting.words
    facts = setting.stream.history.facts[max(seen, 0) :][-MOST:]
    return tuple(
        to_fact(
            setting.kind,
            setting.key,
            fact.id,
            f"{FACT_TYPES[fact.type].titles[words.language]} · {words.short_day(fact.occurred_on)}",
        )
        for fact in reversed(facts)
    )
