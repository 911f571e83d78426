"""The faults of a definition: gathered while it is read, told all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from partnerflow.errors import InvalidDefinitionError
from partnerflow.process.messages import MESSAGES
from partnerflow.process.text import Language, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionFault:
    """One fault: its stable code, its path in the definition, what is wrong, what was probably meant, its line."""

    code: str
    path: str
    message: Text
    suggestion: str | None = None
    line: int | None = None

    def sentence(self, language: Language = "en") -> str:
        """The fault in one line: `guards.G2.3.check: unknown check 'x' (did you mean 'y'?)`."""
        where = self.path or {"nl": "het bestand", "en": "the file"}[language]
        meant = {"nl": "bedoelde u", "en": "did you mean"}[language]
        hint = f" ({meant} '{self.suggestion}'?)" if self.suggestion else ""
        return f"{where}: {self.message.to(language)}{hint}"

    def data(self) -> dict[str, Any]:
        """The fault as plain data, for a program or a problem document."""
        message = {"nl": self.message.nl, "en": self.message.en}
        return {
            "code": self.code, "path": self.path, "line": self.line, "message": message, "suggestion": self.suggestion,
        }  # fmt: skip


@dataclass(slots=True)
class Faults:
    """Collects the faults of one definition."""

    found: list[DefinitionFault] = field(default_factory=list)

    def add(self, code: str, path: str, *, line: int | None = None, **values: Any) -> None:
        """Note a fault; `values` fill the message of `code`."""
        self.found.append(DefinitionFault(code=code, path=path, message=MESSAGES[code].fill(**values), line=line))

    def add_unknown(self, code: str, path: str, word: str, known: Iterable[str], **values: Any) -> None:
        """Note a word that is not one of the known ones, with the nearest of those as suggestion."""
        words = list(known)
        near = get_close_matches(word, words, n=1, cutoff=0.6)
        message = MESSAGES[code].fill(word=word, known=", ".join(words), **values)
        self.found.append(DefinitionFault(code=code, path=path, message=message, suggestion=near[0] if near else None))

    def raise_if_any(self, lines: Mapping[str, int] | None = None) -> None:
        """Tell all faults at once, in the order of their lines.

        Raises:
            InvalidDefinitionError: there is at least one fault.
        """
        if self.found:
            raise invalid([_with_line(fault, lines or {}) for fault in self.found])


def invalid(faults: Iterable[DefinitionFault]) -> InvalidDefinitionError:
    """The error that carries these faults, in the order of their lines."""
    ordered = sorted(faults, key=lambda fault: fault.line or 0)
    message = "\n".join(fault.sentence() for fault in ordered)
    return InvalidDefinitionError(message, faults=[fault.data() for fault in ordered])


def _with_line(fault: DefinitionFault, lines: Mapping[str, int]) -> DefinitionFault:
    path = fault.path
    while fault.line is None and path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return fault if fault.line is not None else replace(fault, line=lines.get(path))
