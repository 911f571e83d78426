"""What comes back of a preview: its hash, its day and the versions it rests on."""

from __future__ import annotations

import pytest

from partnerflow.domain.moves import PreviewToken, read_token
from partnerflow.domain.moves.tokens import TOKEN
from partnerflow.errors import Fault

DIGEST = "ab" * 32


@pytest.mark.parametrize("grants", [{}, {"GR-1": 36}, {"GR-1": 36, "GR-OUD": 1}])
def test_a_token_comes_back_as_it_went_out(grants: dict[str, int]) -> None:
    token = PreviewToken(digest=DIGEST, version=12, day="2024-11-07", grants=grants)

    assert read_token(str(token)) == token


def test_a_hash_alone_is_a_token_of_no_place() -> None:
    assert read_token(DIGEST) == PreviewToken(digest=DIGEST, version=0, day="", grants={})


@pytest.mark.parametrize(
    "text",
    [
        "", "zz", DIGEST[:-1], DIGEST.upper(), f"{DIGEST}.12", f"{DIGEST}.12.vandaag", f"{DIGEST}.12.2024-11-07.GR-1",
        f"{DIGEST}.12.2024-11-07.x:1", f"{DIGEST}\n",
    ],
)  # fmt: skip
def test_what_has_not_the_form_of_a_token_is_no_token(text: str) -> None:
    faults: list[Fault] = []
    TOKEN.reader()(text, "/previewHash", faults)

    assert [(item.pointer, item.data["constraint"]) for item in faults] == [("/previewHash", "pattern")]
