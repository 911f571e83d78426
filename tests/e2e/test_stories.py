"""The other stories, imported over HTTP, are answered as the answer keys beside them say, by a server that found them stored."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.asking import asked
from tests.support.equality import difference
from tests.support.server import Place

STORIES = Path(__file__).parents[1] / "stories"
KEYS = [json.loads(path.read_bytes()) for path in sorted(STORIES.glob("*.expected.json"))]


def test_each_story_is_answered_as_expected_after_a_restart(place: Place) -> None:
    with place.serving() as client:
        for facts in sorted({key["facts"] for key in KEYS}):
            reply = client.import_lines((STORIES / facts).read_bytes())
            assert reply.status < 300, reply.body

    differing = []
    with place.serving() as client:
        for key in KEYS:
            for entry in key["answers"]:
                reply = asked(client, key["partnership"], entry)
                found = reply.json["answer"] if reply.status == 200 else reply.body
                if reply.status != 200 or difference(entry["answer"], found) is not None:
                    differing.append((key["partnership"], entry["id"], found))

    assert KEYS
    assert differing == []
