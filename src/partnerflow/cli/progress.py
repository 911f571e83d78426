"""How far a long job is: a moving bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_LINE_EVERY = 10_000


@contextmanager
def progress(title: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """A function to call with the count so far; `total` is None when nobody can know it.

    It goes to the error stream: the output stays clean.
    """
    if not sys.stderr.isatty():
        yield lambda done: _line(title, done, total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda done: bar.update(task, completed=done)


def _line(title: str, done: int, total: int | None) -> None:
    if done % _LINE_EVERY == 0:
        click.echo(f"{title}: {done}{f' of {total}' if total else ''}", err=True)
