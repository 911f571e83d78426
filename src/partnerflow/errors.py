"""The error tree. Every error has a stable code and data, and knows nothing of HTTP.

PartnerflowError
├── MalformedError            the input cannot be read as facts (400)
├── RefusedError              the rules, a guard or the state said no; carries every refusal (409)
├── NotFoundError             no such thing, or nothing that this principal may see (404)
├── UnauthenticatedError      who asks is not known, or no longer (401)
├── ForbiddenError            who asks may see it, but may not do this (403)
├── TooManyRequestsError      who asks has asked too often or for too much; wait (429)
├── StaleVersionError         the writer saw another version (412)
├── VersionRequiredError      the writer did not say which version it saw (428)
├── KeyReusedError            an idempotency key came back with another request (422)
├── InvalidDefinitionError    a process definition has faults; its author mends them
├── InvalidSettingError       the environment says something that cannot be; the operator mends it
├── UnavailableError          the store does not answer now; try again
├── UnknownProcessError       a stream keeps to a process definition that this installation does not have (503)
├── HeldError                 the history contradicts what was signed of it: read-only until an operator says how it goes on (503)
├── UnprovenError             a proof, a signature, a note, an entry or a bundle does not hold
└── CorruptionError           what is stored contradicts itself; never retried, always loud

`partnerflow_api.problems` is the one table from a code to a status and a title.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with an input: where it is, what it is, and what the writer can do.

    `code` is the stable class (``schema``, ``authority``, …), `reason` the finer code below it,
    `pointer` an RFC 6901 pointer into the line or body, `line` the 1-based line of an import.
    `data` fills the messages of `code` and `reason` in the reader's language.
    """

    code: str
    reason: str
    pointer: str = ""
    line: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


class PartnerflowError(Exception):
    """Anything this program refuses or cannot do."""

    code: ClassVar[str] = "error"

    def __init__(self, message: str = "", *, reason: str | None = None, **data: Any) -> None:
        super().__init__(message or self.code)
        # The finer code, where the class alone does not say enough: `messages` has its words.
        self.reason = reason
        self.data: dict[str, Any] = data


class FaultyError(PartnerflowError):
    """An input was refused; `faults` names every reason, the first one first."""

    def __init__(self, faults: Sequence[Fault], message: str = "", **data: Any) -> None:
        first = faults[0]
        super().__init__(message or f"{first.code}: {first.reason} at {first.pointer or 'the whole'}", **data)
        self.faults: tuple[Fault, ...] = tuple(faults)


class MalformedError(FaultyError):
    """The input cannot be read as facts: bytes, limits, JSON, characters or schema."""

    code = "malformed"


class RefusedError(FaultyError):
    """The rules, a guard or the state said no. Nothing was recorded."""

    code = "refused"


class NotFoundError(PartnerflowError):
    """There is no such thing: `reason` says what is missing, `data` names it."""

    code = "not-found"


class UnauthenticatedError(PartnerflowError):
    """Who asks is not known: no credential, or one that is wrong, expired or revoked. Which of these it is stays unsaid."""

    code = "unauthenticated"


class ForbiddenError(PartnerflowError):
    """Who asks may see it, but may not do this: `reason` says why, `data` what would be needed. Nothing was done."""

    code = "forbidden"


class TooManyRequestsError(PartnerflowError):
    """Who asks has asked too often, or for too much: `data["seconds"]` says how long to wait."""

    code = "too-many-requests"


class StaleVersionError(PartnerflowError):
    """The stream moved on: `data` holds ``expected`` and ``found``. Reload and try again."""

    code = "stale-version"


class VersionRequiredError(PartnerflowError):
    """A write must say which version it saw."""

    code = "version-required"


class KeyReusedError(PartnerflowError):
    """The idempotency key was used before, for another request."""

    code = "idempotency-key-reused"


class InvalidDefinitionError(PartnerflowError):
    """A process definition has faults; `data["faults"]` lists them with path and suggestion."""

    code = "invalid-definition"


class InvalidSettingError(PartnerflowError):
    """A setting cannot be what the environment says; the message names it and the remedy."""

    code = "invalid-setting"


class UnavailableError(PartnerflowError):
    """The store does not answer now; nothing was recorded, or a retry with the same key will tell."""

    code = "unavailable"


class UnknownProcessError(PartnerflowError):
    """A stream is pinned to a definition that is not here; `data` holds ``process``. The operator puts its file in place."""

    code = "unknown-process"


class HeldError(PartnerflowError):
    """The workspace is held: it can be read, and nothing is written or signed; `reason` says why, the operator goes on."""

    code = "held"


class UnprovenError(PartnerflowError):
    """What was shown proves nothing: `reason` says which step does not hold. Never retried, never taken for the truth."""

    code = "unproven"

    def __init__(self, reason: str, message: str = "", **data: Any) -> None:
        super().__init__(message or reason.replace("_", " "), reason=reason, **data)


class CorruptionError(PartnerflowError):
    """Stored bytes contradict themselves or each other."""

    code = "corruption"
