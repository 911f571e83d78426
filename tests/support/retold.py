"""The example told again: every day so many days later, every key another one, every hash over the new text."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T.*)?\Z")
_PART = re.compile(r"(M|EN|CT)-([A-Z][A-Z0-9]{1,7})-(\d{1,3})\Z")
_FACT = re.compile(r"(.+)-(\d{4,6})\Z")


class Retelling:
    """A way to tell the same story elsewhere and later; the order of the codes stays as it was."""

    def __init__(self, lines: Iterable[dict[str, Any]], days: int) -> None:
        self._later = timedelta(days=days)
        self._keys = {(line["stream"], line["key"]): self._other(line["stream"], line["key"]) for line in lines}
        self._by_text = {key: other for (_, key), other in self._keys.items()}
        self._hashes: dict[str, str] = {}
        self._sections: dict[str, dict[str, Any]] = {}

    @staticmethod
    def _other(stream: str, key: str) -> str:
        return {"organisation": f"X{key}", "partnership": f"{key}-elders", "grant": f"{key}9"}[stream]

    def line(self, line: dict[str, Any]) -> dict[str, Any]:
        """One fact of the story, told again; facts come in their order, for a hash may rest on an earlier one."""
        data = line["data"]
        if "sha256" in data and ("sections" in data or "changes" in data):
            ref = data["deliverable"]
            base = self._sections.get(self._name(ref, data["amends"]), {}) if "amends" in data else {}
            whole = {**base, **self.value(data.get("sections") or data["changes"])}
            self._sections[self._name(ref, ref["version"])] = whole
            canonical = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            self._hashes[data["sha256"]] = hashlib.sha256(canonical.encode()).hexdigest()
        told: dict[str, Any] = self.value(line)
        return told

    def value(self, value: Any) -> Any:
        """Any value of the story: names of members change with the values."""
        if isinstance(value, dict):
            return {self.value(name): self.value(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.value(inner) for inner in value]
        return self._text(value) if isinstance(value, str) else value

    def _text(self, text: str) -> str:
        if day := _DAY.match(text):
            return (date.fromisoformat(day[1]) + self._later).isoformat() + (day[2] or "")
        if text in self._by_text:
            return self._by_text[text]
        if (part := _PART.match(text)) and part[2] in self._by_text:
            return f"{part[1]}-{self._by_text[part[2]]}-{part[3]}"
        if (fact := _FACT.match(text)) and fact[1] in self._by_text:
            return f"{self._by_text[fact[1]]}-{fact[2]}"
        return self._hashes.get(text, text)

    @staticmethod
    def _name(ref: dict[str, str], version: str) -> str:
        return f"{ref['kind']}/{ref.get('project', '')}/{version}"
