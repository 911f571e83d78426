"""The witness as a WSGI callable."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest

from partnerflow.errors import UnavailableError
from partnerflow.witness.app import MOST_BYTES, application
from tests.support.growing_log import GrowingLog
from tests.unit.witness.conftest import NOON, AWitness


class Told:
    """What a WSGI callable said."""

    def __init__(self, witness: AWitness, method: str, path: str, body: bytes = b"") -> None:
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SCRIPT_NAME": "",
            "CONTENT_LENGTH": str(len(body)),
        }
        environ["wsgi.input"] = BytesIO(body)
        setup_testing_defaults(environ)
        answer = validator(application(witness.memory, witness.key, lambda: NOON))(environ, self._start)
        self.body = b"".join(answer)
        answer.close()  # type: ignore[attr-defined]

    def _start(self, status: str, headers: list[tuple[str, str]], _error: Any = None) -> Any:
        self.status, self.headers = int(status[:3]), dict(headers)


def test_a_checkpoint_is_cosigned(witness: AWitness) -> None:
    log = GrowingLog(4)
    witness.memory.add_log(log.vkey)

    told = Told(witness, "POST", "/add-checkpoint", log.request(0, 4))

    assert told.status == 200
    assert told.body.decode().startswith("— witness.example/w1 ")
    assert told.headers["Content-Type"].startswith("text/plain")


def test_a_conflict_tells_the_size_as_its_own_type(witness: AWitness) -> None:
    log = GrowingLog(4)
    witness.memory.add_log(log.vkey)

    told = Told(witness, "POST", "/add-checkpoint", log.request(2, 4))

    assert (told.status, told.body, told.headers["Content-Type"]) == (409, b"0\n", "text/x.tlog.size")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/", 404),
        ("POST", "/add-checkpoint/", 404),
        ("GET", "/add-checkpoint", 405),
        ("PUT", "/add-checkpoint", 405),
    ],
)
def test_nothing_else_is_there(witness: AWitness, method: str, path: str, status: int) -> None:
    told = Told(witness, method, path)

    assert told.status == status
    assert told.headers.get("Allow") == ("POST" if status == 405 else None)


def test_a_body_beyond_the_bound_is_not_read_further(witness: AWitness) -> None:
    assert Told(witness, "POST", "/add-checkpoint", b"x" * (MOST_BYTES + 1)).status == 413


def test_a_memory_that_fails_means_no_cosignature(witness: AWitness, monkeypatch: pytest.MonkeyPatch) -> None:
    log = GrowingLog(4)
    witness.memory.add_log(log.vkey)

    def fail(_origin: str) -> None:
        raise UnavailableError("the disk is full")

    monkeypatch.setattr(witness.memory, "page", fail)
    told = Told(witness, "POST", "/add-checkpoint", log.request(0, 4))

    assert told.status == 503
    assert "—" not in told.body.decode()
