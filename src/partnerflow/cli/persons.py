"""`partnerflow persons`: what is known of a person, and having it erased."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, get_args

import click

from partnerflow.application.erasures.request import DELAY_HOURS, LONGEST_DELAY_HOURS, Place
from partnerflow.cli.language import language_option
from partnerflow.cli.printing import json_option, print_json, print_plainly
from partnerflow.cli.workspace import workspace
from partnerflow.domain.vocabulary.enumerations import ErasureGround

_PRINCIPAL = "command-line"
_GROUNDS = get_args(get_args(ErasureGround)[0])


@click.group("persons")
def command() -> None:
    """Answer persons who ask what is kept of them, or that it goes."""


@command.command("mentions")
@click.argument("partnership")
@click.argument("person")
@json_option
@language_option
def mentions(partnership: str, person: str, as_json: bool) -> None:
    """Find the texts that mention PERSON, such as p-017, in PARTNERSHIP and its grants."""
    with workspace() as service:
        found = service.mentions(partnership, person, principal=_PRINCIPAL)
    if as_json:
        print_json(found)
        return
    for each in found:
        click.echo(f"{each.stream}/{each.key}  {each.fact}  {each.pointer}  {each.match}: {each.excerpt}")


@command.command("export")
@click.argument("partnership")
@click.argument("person")
@language_option
def export(partnership: str, person: str) -> None:
    """Write everything about PERSON in PARTNERSHIP as JSON: what is registered, facts, texts, erasures, who saw it."""
    with workspace() as service:
        print_json(service.person(partnership, person, principal=_PRINCIPAL))


@command.command("erase")
@click.argument("partnership")
@click.option("--person", "persons", multiple=True, metavar="KEY", help="A person; may be given again.")
@click.option("--text", "texts", multiple=True, metavar="FACT:POINTER",
              help="A text, such as vast-verder-0042:/note; may be given again.")  # fmt: skip
@click.option("--with-mentions", is_flag=True, help="Take in the texts with a person's full name or e-mail address.")
@click.option("--by", required=True, metavar="CODE", help="Who brings it: the code of a party, such as LIN.")
@click.option("--ground", required=True, type=click.Choice(_GROUNDS), help="On which ground.")
@click.option("--delay", type=click.IntRange(0, LONGEST_DELAY_HOURS), default=DELAY_HOURS, show_default=True, metavar="HOURS",
              help="How long it can be taken back.")  # fmt: skip
@json_option
@language_option
def erase(
    partnership: str,
    persons: tuple[str, ...],
    texts: tuple[str, ...],
    with_mentions: bool,
    by: str,
    ground: str,
    delay: int,
    as_json: bool,
) -> None:
    """Ask for persons and texts of PARTNERSHIP and its grants to be erased.

    Nobody sees them from now on. After the delay the server erases them, or `partnerflow persons run` does.
    """
    # Everything else in this package starts without the rooms below.
    from partnerflow.application.erasures.asking import ErasureAsk

    with workspace() as service:
        asked = ErasureAsk(
            key=partnership,
            by=by,
            ground=ground,
            persons=persons,
            texts=tuple(_place(partnership, text) for text in texts),
            with_mentions=with_mentions,
            delay=timedelta(hours=delay),
            principal=_PRINCIPAL,
        )
        _tell(service.erasure(partnership, service.ask_erasure(asked).id), as_json)


@command.command("cancel")
@click.argument("partnership")
@click.argument("request_id", metavar="REQUEST")
@json_option
@language_option
def cancel(partnership: str, request_id: str, as_json: bool) -> None:
    """Take an erasure back while it waits: its texts can be seen again."""
    with workspace() as service:
        service.cancel_erasure(partnership, request_id)
        _tell(service.erasure(partnership, request_id), as_json)


@command.command("erasures")
@click.argument("partnership")
@click.argument("request_id", metavar="REQUEST", required=False)
@json_option
@language_option
def erasures(partnership: str, request_id: str | None, as_json: bool) -> None:
    """Tell what was asked to be erased in PARTNERSHIP, and what came of it: all of it, or one REQUEST."""
    with workspace() as service:
        if request_id is not None:
            _tell(service.erasure(partnership, request_id), as_json)
            return
        requests = service.erasure_requests(partnership)
    if as_json:
        print_json([{"id": each.id, "state": each.state, "dueAt": each.due_at} for each in requests])
        return
    for each in requests:
        click.echo(f"{each.id}  {each.state}, due {each.due_at}: {', '.join(each.asked.persons) or 'texts'}")


@command.command("run")
@json_option
@language_option
def run(as_json: bool) -> None:
    """Erase what is due now, and finish what was interrupted. A server does this by itself."""
    with workspace() as service:
        done = service.run_erasures()
        service.prune_accesses()
    if as_json:
        print_json({"erased": done})
    else:
        click.echo(f"{len(done)} erased." if done else "Nothing was due.")


def _place(partnership: str, text: str) -> Place:
    fact, colon, pointer = text.partition(":")
    if not colon or not pointer.startswith("/"):
        raise click.BadParameter(f"{text!r}: write FACT:POINTER, such as vast-verder-0042:/note", param_hint="--text")
    key = fact.rpartition("-")[0]
    return Place(stream="partnership" if key == partnership else "grant", key=key, fact=fact, pointers=(pointer,))


def _tell(erasure: dict[str, Any], as_json: bool) -> None:
    (print_json if as_json else print_plainly)(erasure)
