"""What is on record: the facts themselves, and the processes that a partnership can keep to."""

from __future__ import annotations

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow_api.pages.forms.fields import Choice
from partnerflow_api.pages.forms.setting import Setting

NEWEST = 60
"""How many facts are offered: who means an older one copies its address from the timeline."""


def facts(setting: Setting) -> list[Choice]:
    """The newest facts of the stream, and of the partnership that a grant is for."""
    words = setting.words
    streams = [setting.stream.history] if setting.stream is not None else []
    if setting.kind == "grant" and setting.partnership_key is not None:
        streams.append(setting.acting.state("partnership", setting.partnership_key).stream.history)
    return [
        Choice(
            value=fact.id,
            label=f"{FACT_TYPES[fact.type].titles[words.language]} · {words.short_day(fact.occurred_on)} ({fact.id})",
        )
        for history in streams
        for fact in history.facts[: -NEWEST - 1 : -1]
    ]


def processes(setting: Setting) -> list[Choice]:
    """The processes that are known here, the newest first."""
    words = setting.words
    return [
        Choice(value=each.full_name, label=f"{words.text(each.title)} ({each.full_name})")
        for each in sorted(setting.acting.processes, key=lambda each: (each.name, -each.version))
    ]
