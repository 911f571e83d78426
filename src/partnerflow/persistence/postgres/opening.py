"""The store on PostgreSQL, put together."""

from __future__ import annotations

from partnerflow.persistence.person_keys import PersonKeys
from partnerflow.persistence.postgres.accesses import PostgresAccesses
from partnerflow.persistence.postgres.cleaning import Cleaner
from partnerflow.persistence.postgres.inspecting import Inspector
from partnerflow.persistence.postgres.pool import Pool
from partnerflow.persistence.postgres.preparation import check
from partnerflow.persistence.postgres.reading import Reader
from partnerflow.persistence.postgres.sequencing import PostgresLine
from partnerflow.persistence.postgres.tables import PostgresTables
from partnerflow.persistence.postgres.workspace import Workspace
from partnerflow.persistence.postgres.writing import Writer
from partnerflow.persistence.store import SequencedStore


def open_workspace(workspace: Workspace) -> SequencedStore:
    """The store of one prepared workspace; its sequencer still stands still.

    Raises:
        InvalidSettingError: it is not prepared, or for another version of this program.
        UnavailableError: the server does not answer.
    """
    pool = Pool(workspace.connect)
    try:
        with pool.session() as session:
            check(session, workspace)
    except BaseException:
        pool.close()
        raise
    tables = PostgresTables(pool)
    return SequencedStore(
        writer=Writer(pool),
        reader=Reader(pool),
        line=PostgresLine(workspace),
        tables=tables,
        inspection=Inspector(tables),
        keys=PersonKeys(tables),
        accesses=PostgresAccesses(tables),
        cleaning=Cleaner(pool),
        close=pool.close,
    )
