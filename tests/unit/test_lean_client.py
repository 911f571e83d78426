"""The client of the benchmarks: it reads no more of an answer than it must, and counts each one once."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice, repeat
from threading import Thread

import pytest

from benchmarks.client import Server
from benchmarks.lean import Head, Lean, read_head, request_of
from benchmarks.timing import Latency, Stopwatch, percentile
from benchmarks.wsgi import environ_of

ANSWER = b"HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 5\r\n\r\nhello"


def test_a_head_tells_the_status_and_how_long_the_answer_is() -> None:
    head = read_head(ANSWER)

    assert head == Head(status=200, size=len(ANSWER))


@pytest.mark.parametrize("end", [0, 10, len(ANSWER) - 6])
def test_a_head_that_is_not_whole_is_waited_for(end: int) -> None:
    head = read_head(ANSWER[:end])

    assert head is None


def test_an_answer_that_was_not_modified_ends_with_its_head() -> None:
    answer = b"HTTP/1.1 304 NOT MODIFIED\r\nContent-Length: 700\r\nETag: x\r\n\r\n"

    head = read_head(answer)

    assert head == Head(status=304, size=len(answer))


@pytest.mark.parametrize("answer", [b"SSH-2.0\r\n\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"])
def test_what_does_not_say_its_length_or_is_no_answer_is_refused(answer: bytes) -> None:
    with pytest.raises(ValueError, match=r"HTTP/1|length"):
        read_head(answer)


def test_a_request_carries_the_key_the_length_and_the_body() -> None:
    server = Server(address="127.0.0.1:80", process=0, key="k")

    request = request_of(server, "POST", "/v1/x?y=z", b"{}", Idempotency_Key="once")

    head, _, body = request.partition(b"\r\n\r\n")
    assert head.split(b"\r\n") == [
        b"POST /v1/x?y=z HTTP/1.1",
        b"Host: 127.0.0.1:80",
        b"Authorization: Bearer k",
        b"Content-Length: 2",
        b"Idempotency-Key: once",
        b"Content-Type: application/json",
    ]
    assert body == b"{}"


def test_the_same_request_without_a_server_is_what_a_server_would_tell() -> None:
    server = Server(address="127.0.0.1:80", process=0, key="k")

    environ = environ_of(request_of(server, "POST", "/v1/a%20b?y=z", b"{}"))

    told = {name: environ[name] for name in ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "HTTP_AUTHORIZATION")}
    assert told == {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/v1/a b",
        "QUERY_STRING": "y=z",
        "HTTP_AUTHORIZATION": "Bearer k",
    }
    assert environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])) == b"{}"


def test_each_request_is_sent_once_and_its_answer_counted_once_over_several_connections() -> None:
    with answering(ANSWER) as (server, asked):
        request = request_of(server, "GET", "/x")
        lean = Lean(server=server, sources=[islice(repeat(request), 3), islice(repeat(request), 2)])

        rate = lean(60.0)

    assert rate > 0
    assert asked == [b"GET /x HTTP/1.1"] * 5
    assert len(lean.watch.seconds) == 5


def test_an_answer_of_another_status_ends_the_run() -> None:
    with answering(b"HTTP/1.1 500 NO\r\nContent-Length: 0\r\n\r\n") as (server, _):
        lean = Lean(server=server, sources=[repeat(request_of(server, "GET", "/x"))])

        with pytest.raises(RuntimeError, match="answered 500"):
            lean(0.1)


def test_percentiles_are_values_that_were_measured() -> None:
    values = [float(number) for number in range(1, 201)]

    assert [percentile(values, percent) for percent in (0, 50, 99, 100)] == [1.0, 100.0, 198.0, 200.0]
    assert percentile([7.0], 99) == 7.0
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 50)


def test_a_watch_tells_the_median_and_the_slowest_of_a_hundred_in_milliseconds() -> None:
    watch = Stopwatch(seconds=[0.002, 0.001, 0.25])

    told = watch.latency
    watch.reset()

    assert told == Latency(p50=2.0, p99=250.0)
    assert watch.latency is None


def test_what_goes_before_each_act_is_done_and_a_slice_may_end_early() -> None:
    done: list[str] = []
    watch = Stopwatch()

    def act() -> int:
        done.append("act")
        return 10

    rate = watch.alone(act, lambda: done.append("before"), 2)(60.0)

    assert done == ["before", "act"] * 2
    assert rate == pytest.approx(20 / sum(watch.seconds))


@contextmanager
def answering(answer: bytes) -> Iterator[tuple[Server, list[bytes]]]:
    """A server of one answer, in two pieces; and the first lines of what it was asked."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        Thread(target=_accept, args=(listener, answer, asked), daemon=True).start()
        yield Server(address=f"127.0.0.1:{listener.getsockname()[1]}", process=0), asked


def _accept(listener: socket.socket, answer: bytes, asked: list[bytes]) -> None:
    while True:
        try:
            line, _ = listener.accept()
        except OSError:
            return
        Thread(target=_answer, args=(line, answer, asked), daemon=True).start()


def _answer(line: socket.socket, answer: bytes, asked: list[bytes]) -> None:
    with line:
        while request := line.recv(4096):
            asked.append(request.partition(b"\r\n")[0])
            line.sendall(answer[:20])
            line.sendall(answer[20:])
