"""Very many partnerships for readers of lists and figures: real rows of a few, copied under other keys.

The log holds only those few. Lists and figures are read from tables alone, so to them the copies are as good.
"""

from __future__ import annotations

from benchmarks import story
from benchmarks.filling import fill_with
from benchmarks.places import Place
from benchmarks.sayings import FUNDER
from partnerflow.application.ports import Tables
from partnerflow.bootstrap import definitions, read_models, store_url
from partnerflow.persistence.opening import open_store

LENGTHS = (10, 30, 60, 100, 120, 135)
"""Of the partnerships that are copied: they stand in every phase."""
_SERIES = "WITH RECURSIVE series (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < :copies)"


def fill_many(place: Place, partnerships: int) -> None:
    """Fill a place with so many partnerships, as far as lists and figures know."""
    process = definitions(place.settings).latest("partnership")
    keys = [f"eerste-{number}" for number in range(len(LENGTHS))]
    told = {key: story.partnership(key, length, process) for key, length in zip(keys, LENGTHS, strict=True)}
    grants = {f"GR-{number}": story.grant_alone(f"GR-{number}", key) for number, key in enumerate(keys[::2])}
    fill_with(place, {**told, FUNDER: story.funder(), **grants})
    multiply(place, max(1, partnerships // len(LENGTHS)) - 1)


def multiply(place: Place, copies: int) -> None:
    """Copy each row that belongs to a partnership so many times, under keys of its own."""
    if copies < 1:
        return
    models = read_models(place.settings)
    names = [table for model in models.by_name.values() for table in model.tables if table != "organisation_summaries"]
    models.close()
    store = open_store(store_url(place.settings.database), sequence=False)
    try:
        for name in names:
            _copy(store.tables, name, copies)
        with store.tables.writing() as write:
            write("ANALYZE", {})
    finally:
        store.close()


def _copy(tables: Tables, name: str, copies: int) -> None:
    columns = _columns(tables, name)
    values = ", ".join(_copied(tables.engine, name, column) for column in columns)
    statement = f"INSERT INTO {name} ({', '.join(columns)}) {_SERIES} SELECT {values} FROM {name} CROSS JOIN series"
    if tables.engine == "postgres":
        statement = statement.replace(":copies", "%(copies)s")
    with tables.writing() as write:
        write(statement, {"copies": copies})


def _copied(engine: str, table: str, column: str) -> str:
    """A column of a copy: its key is its own, in the summary too."""
    key = f"{table}.key || '-' || series.n"
    if column == "summary":
        named = f"""'"key":"' || {table}.key || '"', '"key":"' || {key} || '"'"""
        if engine == "sqlite":
            return f"CAST(replace(CAST({table}.summary AS TEXT), {named}) AS BLOB)"
        return f"convert_to(replace(convert_from({table}.summary, 'UTF8'), {named}), 'UTF8')"
    return key if column == "key" else f"{table}.{column}"


def _columns(tables: Tables, name: str) -> list[str]:
    if tables.engine == "sqlite":
        rows = tables.read("SELECT name FROM pragma_table_info(:name)", {"name": name})
    else:
        rows = tables.read(
            "SELECT attname FROM pg_attribute WHERE attrelid = %(name)s::regclass AND attnum > 0 AND NOT attisdropped"
            " ORDER BY attnum",
            {"name": name},
        )
    return [column for (column,) in rows]
