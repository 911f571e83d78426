"""Proofs are plain RFC 6962: Go's tlog accepts ours, we accept Go's, and both refuse the same."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest

from partnerflow.transparency.encoding import from_base64, to_base64
from tests.interop.golang import Golang
from tests.interop.proofs import Claim, Tree, altered, random_claims, record


@pytest.fixture(scope="module")
def tree() -> Tree:
    return Tree(400)


def test_every_proof_in_trees_of_1_to_64_is_accepted(golang: Golang, tree: Tree) -> None:
    claims = [tree.record_proof(number, size) for size in range(1, 65) for number in range(size)]
    claims += [tree.tree_proof(old, size) for size in range(1, 65) for old in range(1, size + 1)]

    answers = golang.ask(claim.question() for claim in claims)

    assert len(answers) == 4160
    assert [answer for answer in answers if not answer["ok"]] == []


def test_proofs_in_larger_trees_are_accepted(golang: Golang, tree: Tree) -> None:
    claims = list(islice(random_claims(tree, Random(62)), 2000))

    answers = golang.ask(claim.question() for claim in claims)

    assert [answer for answer in answers if not answer["ok"]] == []


def test_altered_proofs_are_refused_by_both_or_by_neither(golang: Golang, tree: Tree) -> None:
    random = Random(6962)
    claims = [altered(claim, random) for claim in islice(random_claims(tree, random), 2000)]

    answers = golang.ask(claim.question() for claim in claims)

    differ = [claim for claim, answer in zip(claims, answers, strict=True) if claim.holds() is not answer["ok"]]
    assert differ == []
    # The rest holds: nothing was dropped from an empty proof, or the path is the same one in a tree of another size.
    assert sum(not answer["ok"] for answer in answers) > 1500


def test_trees_and_proofs_that_go_makes_hold_here(golang: Golang, tree: Tree) -> None:
    random = Random(9162)
    sizes = [random.randint(1, 300) for _ in range(40)]
    starts = [random.randint(1, size) for size in sizes]
    records = [to_base64(record(number)) for number in range(300)]
    asked = [
        {"ask": ask, "records": records[:size], "number": start - 1, "old": start}
        for size, start in zip(sizes, starts, strict=True)
        for ask in ("prove record", "prove tree")
    ]

    answers = golang.ask(asked)

    claims = [
        Claim(
            kind,
            start - 1 if kind == "record" else start,
            size,
            tree.leaves[start - 1] if kind == "record" else tree.root(start),
            from_base64(answer["root"]),
            [from_base64(each) for each in answer.get("proof", [])],
        )
        for (size, start, kind), answer in zip(
            [(size, start, kind) for size, start in zip(sizes, starts, strict=True) for kind in ("record", "tree")],
            answers,
            strict=True,
        )
    ]
    assert all(claim.holds() for claim in claims)
