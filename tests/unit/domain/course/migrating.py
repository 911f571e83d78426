"""Telling a migration; whatever is refused must have words in each language."""

from __future__ import annotations

from typing import Any

from partnerflow.errors import Fault
from partnerflow.messages import LANGUAGES, render
from tests.support.story import Story

DAY = "2020-03-02"


def migrates(story: Story, on: str = DAY, version: int = 2, known: str | None = None, **data: Any) -> list[Fault]:
    to = data.pop("to", {"name": "partnership", "version": version})
    faults = story.asks("ProcessMigrated", on, known=known, data={"to": to, "reason": "Nieuwere versie.", **data})
    for fault in faults:
        for language in LANGUAGES:
            message = render(fault, language)
            assert "…" not in message.text + message.remedy, (language, message)
            assert message.text != f"{fault.code}: {fault.reason}"
    return faults
