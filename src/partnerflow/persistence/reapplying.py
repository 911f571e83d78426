"""Erasing again, in a copy that was put back, what was erased after the copy was made."""

from __future__ import annotations

from collections.abc import Iterable

from partnerflow.application.erasures.request import Erased
from partnerflow.persistence.attachments import erase_in
from partnerflow.persistence.credentials import principals
from partnerflow.persistence.opening import OpenedStore
from partnerflow.persistence.parameters import identity, several
from partnerflow.sql import load

_AGAIN = "restore"
"""In place of whoever erased a document or an account: the journal does not say who that was."""


def reapply(store: OpenedStore, erased: Iterable[Erased]) -> int:
    """Delete the texts, documents, accounts and keys that a journal of erasures names; returns how many texts were here.

    The facts that erased them may be lacking here: until they are recorded anew those texts read as withheld. Erasing twice
    changes nothing.

    Raises:
        UnavailableError: the store does not answer; run it again.
    """
    count, engine = 0, store.tables.engine
    for each in erased:
        named = {
            "stream_id": identity(engine, each.stream_id),
            "subjects": several(engine, [] if each.person is None else [each.person]),
            "commitments": several(engine, each.commitments),
        }
        with store.tables.writing(durable=True) as write:
            for name in ("disclosures", "restricted"):
                count += len(write(load(engine, f"statements/reapply/{name}"), named))
            write(load(engine, "statements/reapply/leave"), named)
            erase_in(write, engine, each, _AGAIN)
            principals.erase_in(write, engine, each, _AGAIN)
        if each.person is not None:
            store.keys.destroy([(each.stream_id, each.person)])
    store.finish_erasures()
    return count
