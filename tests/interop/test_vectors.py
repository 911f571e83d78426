"""The vectors that Go's note and tlog can judge, judged by them."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.interop.golang import Golang

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
Case = Mapping[str, Any]


def base64(text: str) -> str:
    return b64encode(bytes.fromhex(text)).decode()


def proof(case: Case) -> list[str]:
    return [base64(each) for each in case["given"]["proof"]]


def records(case: Case) -> list[str]:
    return [base64(each) for each in case["given"]["leaves"]]


# Go's reader takes leftover bits in base64, and looks at the first of two lines by one key only. We refuse both.
STRICTER = {
    "base64 with bits left over",
    "a wrong line beside a right one",
    "a wrong cosignature beside a right one",
}

# How each thing that is asked is put to Go, and where the answer must stand; the others are not Go's to judge.
QUESTIONS: dict[str, Callable[[Case], dict[str, Any]]] = {
    "root of a tree": lambda case: {"ask": "root", "records": records(case)},
    "prove inclusion": lambda case: {
        "ask": "prove record",
        "records": records(case),
        "number": int(case["given"]["number"]),
    },
    "verify inclusion": lambda case: {
        "ask": "record",
        "leaf": base64(case["given"]["leaf"]),
        "number": int(case["given"]["number"]),
        "size": int(case["given"]["size"]),
        "root": base64(case["given"]["root"]),
        "proof": proof(case),
    },
    "prove consistency": lambda case: {"ask": "prove tree", "records": records(case), "old": int(case["given"]["old"])},
    "verify consistency": lambda case: {
        "ask": "tree",
        "old": int(case["given"]["old"]),
        "oldRoot": base64(case["given"]["oldRoot"]),
        "size": int(case["given"]["new"]),
        "root": base64(case["given"]["newRoot"]),
        "proof": proof(case),
    },
    "read a note": lambda case: {"ask": "note", "note": case["given"]["note"], "keys": []},
    "verify a note": lambda case: {"ask": "note", "note": case["given"]["note"], "keys": [case["given"]["vkey"]]},
    "sign a note": lambda case: {"ask": "sign", "key": case["given"]["skey"], "text": case["given"]["text"]},
    "open a checkpoint": lambda case: {
        "ask": "checkpoint",
        "note": case["given"]["note"],
        "keys": case["given"]["vkeys"],
    },
    "verify a cosignature": lambda case: {
        "ask": "cosignature",
        "note": case["given"]["note"],
        "keys": [case["given"]["vkey"]],
    },
}


def agrees(case: Case, answer: Mapping[str, Any]) -> bool:
    """Whether Go's answer is what the vector expects."""
    if "refused" in case:
        return not answer["ok"]
    expected = case["expected"]
    match case["does"]:
        case "root of a tree":
            return bool(answer["root"] == base64(expected["root"]))
        case "prove inclusion" | "prove consistency":
            return bool(answer.get("proof", []) == [base64(each) for each in expected["proof"]])
        case "read a note":
            return bool(answer["note"] == expected["text"])
        case "verify a note":
            return bool(answer["ok"] and answer["signed"] == expected["signed"])
        case "sign a note":
            return bool(answer["note"].endswith(f"\n\n{expected['line']}\n"))
        case "open a checkpoint":
            told = (answer["origin"], str(answer["size"]), answer["root"])
            return told == (expected["origin"], expected["size"], base64(expected["root"]))
        case "verify a cosignature":
            return bool(
                answer["ok"] is (expected["time"] is not None) and str(answer.get("at")) == str(expected["time"])
            )
        case _:
            return bool(answer["ok"])


@pytest.mark.parametrize("does", QUESTIONS)
def test_go_says_the_same_or_is_the_milder_one_where_we_know_it(golang: Golang, does: str) -> None:
    cases = [
        case
        for file in sorted(VECTORS.glob("*.json"))
        for case in json.loads(file.read_text("utf-8"))["cases"]
        if case["does"] == does
    ]

    answers = golang.ask(QUESTIONS[does](case) for case in cases)

    differ = {case["case"] for case, answer in zip(cases, answers, strict=True) if not agrees(case, answer)}
    assert cases
    assert differ == STRICTER & {case["case"] for case in cases if "refused" in case}
