"""The desk of one reader: what there is to do in a partnership today, and where forms lead back to."""

from __future__ import annotations

from partnerflow.application.access.acting import Acting
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.forms.setting import Setting, setting_of
from partnerflow_api.pages.words import Words
from partnerflow_api.pages.work.offers import Offers
from partnerflow_api.pages.work.todo.things import Desk


def desk_of(partnerflow: Acting, key: str, words: Words, back: str) -> Desk:
    """The desk in a partnership; a form that is done leads `back`.

    Raises:
        NotFoundError: there is none, or none that is seen.
    """
    return desk_in(setting_of(partnerflow, "partnership", key, words), back)


def desk_in(setting: Setting, back: str) -> Desk:
    """The desk in a partnership that was looked up before."""
    assert setting.partnership is not None
    return Desk(
        partnerflow=setting.acting,
        key=setting.key,
        words=setting.words,
        state=setting.partnership,
        day=setting.today,
        offers=Offers.of(setting.acting, setting.key, Days(), setting.words, back=back),
    )
