"""What was shown is what happens, or the difference is told: whatever came between, in the partnership or in a grant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.support.admission import open_app
from tests.support.dossier import Dossier, Said, in_process
from tests.support.second_passage import BY, DAY, KEY
from tests.support.service import a_service

GRANT = "/v1/grants/GR-1"


@pytest.fixture
def client() -> Iterator[FlaskClient]:
    with a_service(example=True, today=DAY) as service:
        yield open_app(service).test_client()


@pytest.fixture
def dossier(client: FlaskClient) -> Dossier:
    return in_process(client, KEY, by=BY, on=DAY)


@pytest.fixture
def back(dossier: Dossier) -> dict[str, Any]:
    """The body of a return to agreeing that the partners decided."""
    return dossier.returns("agreeing", target_on="2025-12-01")


def begun(dossier: Dossier) -> str:
    """An action that began just now; its reference."""
    action = {"organisation": "BAK", "title": "Bellen"}
    return str(dossier.tells("projects/PF1/actions", data=action)["action"])


def found(said: Said) -> list[tuple[str, ...]]:
    """The differences of a refusal: where, and what kind."""
    (error,) = said.json["errors"]
    assert (said.status, error["reason"], error["pointer"]) == (409, "preview_changed", "/previewHash")
    return [
        (*(step.get("member") or step["item"] for step in item["path"]), item["change"])
        for item in error["differences"]
    ]


def test_a_move_is_refused_with_what_came_between_and_made_on_a_new_preview(
    dossier: Dossier, back: dict[str, Any]
) -> None:
    shown = dossier.previews(**back)["previewHash"]
    action = begun(dossier)

    refused = dossier.moves(**back, previewHash=shown)
    made = dossier.moves(**back, previewHash=dossier.previews(**back)["previewHash"])

    assert found(refused) == [("openWork", "actions", action, "added")]
    assert made.status == 201
    assert dossier.state["phase"] == "agreeing"


def test_a_difference_is_told_in_the_words_of_the_reader(client: FlaskClient, dossier: Dossier, back: Any) -> None:
    shown = dossier.previews(**back)["previewHash"]
    action = begun(dossier)
    body = {**back, "by": BY, "occurredAt": DAY, "previewHash": shown}

    told: dict[str, Any] = {
        language: client.post(f"{dossier.here}/moves", json=body, headers={"Accept-Language": language}).json
        for language in ("nl", "en")
    }

    details = {language: json["errors"][0]["differences"][0]["detail"] for language, json in told.items()}
    assert details == {
        "nl": f"Open werk, Lopende acties: komt erbij: {action}.",
        "en": f"Open work, Running actions: there is now also {action}.",
    }


def test_what_matters_not_to_the_move_does_not_refuse_it(dossier: Dossier, back: dict[str, Any]) -> None:
    shown = dossier.previews(**back)["previewHash"]
    dossier.tells("successes", data={"story": "Het lukte.", "sharedWith": []})

    assert dossier.moves(**back, previewHash=shown).status == 201


def test_who_says_what_was_shown_need_not_say_which_version(dossier: Dossier, back: dict[str, Any]) -> None:
    shown = dossier.previews(**back)["previewHash"]
    dossier.tells("successes", data={"story": "Het lukte.", "sharedWith": []})

    without = dossier.moves(**back, expectedVersion=None)
    with_preview = dossier.moves(**back, expectedVersion=None, previewHash=shown)

    assert (without.status, with_preview.status) == (428, 201)


def test_an_older_version_is_told_as_the_difference_that_it_makes(dossier: Dossier, back: dict[str, Any]) -> None:
    shown, seen = dossier.previews(**back)["previewHash"], dossier.version
    begun(dossier)

    refused = dossier.moves(**back, expectedVersion=seen, previewHash=shown)

    assert [change for *_, change in found(refused)] == ["added"]


def test_an_older_version_that_makes_no_difference_is_told_as_it_always_is(dossier: Dossier, back: Any) -> None:
    shown, seen = dossier.previews(**back)["previewHash"], dossier.version
    dossier.tells("successes", data={"story": "Het lukte.", "sharedWith": []})

    assert dossier.moves(**back, expectedVersion=seen, previewHash=shown).status == 412


def test_what_changes_in_a_grant_refuses_the_move_too(
    client: FlaskClient, dossier: Dossier, back: dict[str, Any]
) -> None:
    shown = dossier.previews(**back)["previewHash"]
    rule = {"by": "FON", "occurredAt": DAY, "data": {"rule": "change_notice_days", "number": 30}}
    assert client.post(f"{GRANT}/rules", json=rule, headers={"If-Match": "*"}).status_code == 201

    refused = dossier.moves(**back, previewHash=shown)

    (difference,) = refused.json["errors"][0]["differences"]
    assert found(refused) == [("notices", "GR-1", "days", "changed")]
    assert (difference["shown"], difference["now"]) == (10, 30)


def test_what_was_shown_before_a_correction_is_told_as_it_read_then(dossier: Dossier, back: dict[str, Any]) -> None:
    begun(dossier)
    started = dossier.reads("history?fact=ActionStarted&order=desc")["items"][0]["id"]
    shown = dossier.previews(**back)["previewHash"]
    corrected = {"pointer": "/data/organisation", "old": "BAK", "new": "HOG", "reason": "Verschreven."}
    dossier.tells("corrections", data={"corrects": started, **corrected})

    refused = dossier.moves(**back, previewHash=shown)

    assert [path[-2:] for path in found(refused)] == [("organisation", "changed")]
    (difference,) = refused.json["errors"][0]["differences"]
    assert (difference["shown"], difference["now"]) == ("BAK", "HOG")


@pytest.mark.parametrize("change", [{"ambitionFate": "reopened"}, {"repairAgenda": [{"text": "Iets anders."}] * 2}])
def test_a_preview_of_another_move_holds_none_to_it(dossier: Dossier, back: dict[str, Any], change: Any) -> None:
    shown = dossier.previews(**back)["previewHash"]

    refused = dossier.moves(**{**back, "data": {**back["data"], **change}}, previewHash=shown)

    assert (refused.status, refused.json["errors"][0]["reason"]) == (409, "preview_of_another_move")


@pytest.mark.parametrize("shown", ["zz", "x.1", f"{'0' * 64}.1"])
def test_what_is_not_written_as_a_hash_is_malformed(dossier: Dossier, back: dict[str, Any], shown: str) -> None:
    refused = dossier.moves(**back, previewHash=shown)

    (error,) = refused.json["errors"]
    assert (refused.status, error["code"], error["pointer"]) == (400, "schema", "/previewHash")


@pytest.mark.parametrize("shown", ["0" * 64, f"{'0' * 64}.1.2025-10-20", f"{'0' * 64}.999999.2025-10-20.GR-9:1"])
def test_a_hash_that_nobody_was_shown_is_refused(dossier: Dossier, back: dict[str, Any], shown: str) -> None:
    refused = dossier.moves(**back, previewHash=shown)

    assert refused.status == 409
    assert refused.json["errors"][0]["reason"] in ("preview_changed", "preview_of_another_move")
    assert dossier.state["phase"] == "executing"


def test_a_retry_of_a_move_that_was_made_as_shown_gets_the_first_answer(dossier: Dossier, back: dict[str, Any]) -> None:
    seen, body = dossier.version, {**back, "previewHash": dossier.previews(**back)["previewHash"]}

    first = dossier.moves({"Idempotency-Key": "one"}, **body, expectedVersion=seen)
    again = dossier.moves({"Idempotency-Key": "one"}, **body, expectedVersion=seen)

    assert (again.status, again.headers.get("Idempotency-Replayed")) == (201, "true")
    assert again.json == first.json
