"""What no browser of ours would send: never a fault of the program, and nothing recorded."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest

from tests.unit.pages.forms.conftest import PLACE, Filling

HELD: dict[str, Any] = {"data__form": "plenary", "data__tracks": ["content"], "data__present": ["AAA"], "by": "AAA"}


@pytest.mark.parametrize(
    "harvest",
    ["x" * 30_000, "a\x00b", "a\x1bb", "recht\u202eomgekeerd", "\ufeffmerk", "\u2066los", "é" * 200_000],
    ids=["long", "nul", "escape", "reversed", "mark", "isolate", "large"],
)
def test_a_text_that_no_fact_can_hold_is_refused(stranger: Filling, harvest: str) -> None:
    answer = stranger.tells("DialogueHeld", **HELD, data__harvest=harvest)

    assert answer.status_code in (400, 413)
    assert len(stranger.facts()) == 2


@pytest.mark.parametrize(
    "body",
    [
        "data.harvest=%ED%A0%80&data.form=plenary",
        "data.form=plenary&data.form=bilateral&data.present.0=AAA&data.present=BBB",
        "&".join(f"data.present.{number}=AAA" for number in range(5000)),
        "&".join(f"x{number}=1" for number in range(20_000)),
        "data.present.99999999999999999999=AAA&data.present.-1=B&data.present.x=C",
        "data" + ".a" * 3000 + "=1",
        "=leeg&&&data.=&data..=1&~2=x&expectedVersion=-1&once=%00&act=remove+..",
        "expectedVersion=99999999999999999999&act=add+" + quote("data.present.0.0.0"),
        "act=show+data.form&data.form[]=1",
    ],
    ids=["surrogate", "twice", "rows", "fields", "numbers", "deep", "empty", "version", "show"],
)
def test_controls_that_make_no_sense_record_nothing(stranger: Filling, body: str) -> None:
    token = stranger.opens("DialogueHeld").value("csrf_token")

    answer = stranger.client.post(
        f"{PLACE}/tell/DialogueHeld?lang=nl",
        data=f"csrf_token={quote(token)}&{body}",
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code in (200, 400, 409, 412, 413, 428)
    assert len(stranger.facts()) == 2


def test_files_where_none_are_asked_for_are_left_alone(stranger: Filling) -> None:
    sent = stranger.opens("DialogueHeld").filled(act="show data.form")
    files = {name: (BytesIO(b"tekst"), "x.txt") for name in ("data.file", "file", "data.form.0.1.2.file", "note.file")}

    answer = stranger.sends("DialogueHeld", {**sent, **files})

    assert answer.status_code in (200, 400)
    assert len(stranger.facts()) == 2


@pytest.mark.parametrize(
    "query", ["%ED%A0%80=1", "data=1&_anchor=x&_external=1", "present.0.0.0=%00", "by=" + "A" * 3000]
)
def test_an_address_that_makes_no_sense_shows_the_form(stranger: Filling, query: str) -> None:
    answer = stranger.client.get(f"{PLACE}/tell/DialogueHeld?{query}")

    assert answer.status_code == 200


def test_a_form_of_another_site_is_refused(stranger: Filling) -> None:
    sent = stranger.opens("DialogueHeld").filled(act="tell", **HELD)
    del sent["csrf_token"]

    assert stranger.sends("DialogueHeld", sent).status_code == 403
    assert len(stranger.facts()) == 2
