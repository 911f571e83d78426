"""What the state already tells that a form would otherwise ask: the presets that several sheets share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.forms.sheets import Checks, Sheet

T = TypeVar("T")
Data = dict[str, Any]


Presets = Callable[[Setting], Mapping[str, Any]]
Choices = Callable[[Setting], Mapping[str, Sequence[str]]]


def sheet(
    fact: str,
    *first: str,
    folded: tuple[str, ...] = (),
    hidden: tuple[str, ...] = (),
    presets: Presets | None = None,
    choices: Choices | None = None,
    checks: Checks | None = None,
    follows: tuple[str, ...] = (),
) -> Sheet:
    """A sheet whose introduction stands under the name of its fact."""
    return Sheet(
        fact=fact,
        first=first,
        folded=folded,
        hidden=hidden,
        presets=presets,
        choices=choices,
        checks=checks,
        follows=follows,
        intro=f"work.sheets.{fact}",
    )


def partnership(setting: Setting) -> PartnershipState:
    """The partnership that a sheet is about."""
    assert setting.partnership is not None
    return setting.partnership


def only(items: Iterable[T]) -> T | None:
    """The one there is; None when there are several, or none."""
    found = list(items)
    return found[0] if len(found) == 1 else None


def known(**values: Any) -> Data:
    """What is known of these members, as on the wire."""
    return {name: msgspec.to_builtins(value) for name, value in values.items() if value not in (None, (), [])}


def organisation(setting: Setting, lacking: Iterable[str] = ()) -> str | None:
    """Whose word it is: what was given, else who the reader speaks for, else the one party that it waits for."""
    given = setting.given.get("organisation")
    parties = partnership(setting).parties.by_organisation
    own = setting.voices.actor if setting.voices.actor in parties else None
    return given if isinstance(given, str) else own or only(lacking)


def of_party(setting: Setting) -> Data:
    """The organisation alone."""
    return known(organisation=organisation(setting))


def ref_of(given: Any) -> DeliverableRef | None:
    """The version that was given, when it is named whole."""
    try:
        return msgspec.convert(given, DeliverableRef)
    except msgspec.ValidationError:
        return None


def version_given(setting: Setting) -> DeliverableVersion | None:
    """The version of a deliverable that was given, when it is known."""
    ref = ref_of(setting.given.get("deliverable"))
    return partnership(setting).deliverables.versions.get(ref) if ref is not None else None


def named(versions: Iterable[DeliverableVersion]) -> list[str]:
    """Versions as a form offers them: kind, project where there is one, and number."""
    refs = (version.ref for version in versions)
    return [" ".join(filter(None, (ref.kind, ref.project, ref.version))) for ref in refs]
