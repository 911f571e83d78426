"""The hub: what has to be done now and by whom, and what the reader can record."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.application.access.acting import Acting
from partnerflow_api.pages import asked
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.forms.setting import Setting, setting_of
from partnerflow_api.pages.partnership.needed import Need, Needs
from partnerflow_api.pages.partnership.needs import needs
from partnerflow_api.pages.words import Words
from partnerflow_api.pages.work.desk import desk_in
from partnerflow_api.pages.work.documents.named import Unfinished, unfinished
from partnerflow_api.pages.work.planning import Ahead, ahead_of
from partnerflow_api.pages.work.tasks import Recording, Way, recording, who_records
from partnerflow_api.pages.work.todo import Group, Thing, groups_of, own_of

SHOWN = 6
"""Things of a group that stand in sight; the rest is folded away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """The work of one partnership today, for one reader. `found` is None when nothing was sought."""

    setting: Setting
    needs: Needs
    own: tuple[Thing, ...]
    groups: tuple[Group, ...]
    recording: Recording
    recorders: tuple[str, ...]
    sought: str | None
    found: tuple[Way, ...] | None
    ahead: Ahead
    unfinished: tuple[Unfinished, ...]

    @property
    def key(self) -> str:
        """The key of the partnership."""
        return self.setting.key

    @property
    def records(self) -> bool:
        """Whether the reader records anything here."""
        return bool(self.recording.subjects)

    @property
    def missing(self) -> tuple[Need, ...]:
        """Everything that is in the way on, what only signals last."""
        main = self.needs.main
        if main is None:
            return ()
        ordered = sorted(main.unmet, key=lambda condition: condition.kind == "signal")
        return (*main.needs, *(need for condition in ordered for need in condition.needs))

    @property
    def speaks_for(self) -> str | None:
        """The name of whom the reader speaks for, when that is one party."""
        actor = self.setting.voices.actor
        return self.setting.names.of(actor) if actor is not None else None


def hub(partnerflow: Acting, key: str, words: Words) -> Hub:
    """The work of a partnership.

    Raises:
        NotFoundError: there is none, or none that is seen.
    """
    setting = setting_of(partnerflow, "partnership", key, words)
    assert setting.partnership is not None
    desk = desk_in(setting, back=address("work", key=key, asOf=None, asKnownAt=None))
    following = partnerflow.next_moves(key)
    groups = groups_of(desk)
    told, sought = recording(setting, partnerflow.grants_of(key)), asked.text("find")
    return Hub(
        setting=setting,
        needs=needs(following.options, setting.partnership, words, setting.names, desk.offers.steps),
        own=own_of(groups, setting.voices.actor),
        groups=groups,
        recording=told,
        recorders=who_records(setting),
        sought=sought,
        found=told.found(sought) if sought is not None else None,
        ahead=ahead_of(desk),
        unfinished=unfinished(key, setting.partnership, desk.day, desk.particular),
    )
