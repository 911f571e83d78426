"""What a form says is what a fact holds: JSON laid out in controls reads back as the same JSON."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.vocabulary.kinds import AnyJson
from partnerflow_api.pages.forms.amounts import PLAIN, Numerals, numerals
from partnerflow_api.pages.forms.entries import Entries
from partnerflow_api.pages.forms.flattening import flat, flat_data
from partnerflow_api.pages.forms.paths import id_of, name_of, path_of, path_of_pointer, pointer_of
from partnerflow_api.pages.forms.reading import read, read_data
from tests.support.samples import line as sample_line
from tests.unit.pages.forms.lines import every_line

WRITTEN = pytest.mark.parametrize("written", [numerals("nl"), numerals("en"), PLAIN], ids=["nl", "en", "plain"])
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.text(st.characters(exclude_categories=["C"]), max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)
TOKENS = st.lists(st.text(st.sampled_from("a.~/1-"), min_size=1, max_size=4), min_size=1, max_size=4)


@WRITTEN
def test_every_line_of_the_example_and_of_the_stories_reads_back(written: Numerals) -> None:
    changed = []
    for line in every_line():
        fact_type = FACT_TYPES[line["fact"]]
        pairs = flat_data(fact_type, line["data"], written)
        if read_data(fact_type, Entries.of(pairs), written) != line["data"]:
            changed.append(line["id"])

    assert changed == []


@WRITTEN
@pytest.mark.parametrize("full", [True, False], ids=["full", "bare"])
def test_a_line_of_every_fact_type_reads_back(written: Numerals, full: bool) -> None:
    changed = []
    for fact_type in FACT_TYPES.values():
        data = sample_line(fact_type, full=full)["data"]
        pairs = flat_data(fact_type, data, written)
        if read_data(fact_type, Entries.of(pairs), written) != data:
            changed.append(fact_type.name)

    assert changed == []


@given(value=JSON)
def test_any_json_reads_back_but_for_a_text_that_is_blank(value: object) -> None:
    pairs = list(flat(AnyJson(), value, ("data", "new"), PLAIN))

    back = read(AnyJson(), Entries.of(pairs), ("data", "new"), PLAIN)

    assert back == value or (isinstance(value, str) and not value.strip())


@given(tokens=TOKENS)
def test_a_name_and_a_pointer_say_the_same_place_whatever_its_tokens_hold(tokens: list[str]) -> None:
    path = tuple(tokens)

    assert path_of(name_of(path)) == path
    assert path_of_pointer(pointer_of(path)) == path


def test_an_id_holds_nothing_that_a_link_would_have_to_escape() -> None:
    assert id_of(("data", "a b", "é/1", "0")) == "f-data-a_b-é_1-0"
