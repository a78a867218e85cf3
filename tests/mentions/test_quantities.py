"""Quantities, read aloud: tests/spec/quantities.tsv says what a reader finds in each sentence."""

import csv
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.families import loader
from notice_parser.meaning import changes, subjects
from notice_parser.mentions import quantities, units
from notice_parser.model.draft import QuantityDraft
from tests.mentions.written import write_chinese

SPEC = Path(__file__).parents[1] / "spec" / "quantities.tsv"


def spec_rows() -> list[tuple[str, str]]:
    with SPEC.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["input"], row["expected"]) for row in rows]


def read(text: str) -> list[QuantityDraft]:
    found = quantities.scan(text, 0, len(text))
    changes.find(text, (0, len(text)), found)
    subjects.fill(text, (0, len(text)), found)
    return found


def spoken(text: str, found: QuantityDraft, *, subject: bool) -> str:
    """A quantity as the table writes it: ``530余册 = 530 册 more_than of 地方文献``."""
    value = found.value or "?"
    if found.minimum is not None and found.maximum is not None:
        value = f"{found.minimum}..{found.maximum}"
    words = [value, found.unit, found.approximation if found.approximation != "exact" else None]
    line = f"{text[found.start : found.end]} = {' '.join(word for word in words if word)}"
    if subject and found.subject:
        line += f" of {text[slice(*found.subject)]}"
    return line


@pytest.mark.parametrize(("text", "expected"), spec_rows())
def test_what_a_reader_finds(text: str, expected: str) -> None:
    wanted = [] if expected == "-" else expected.split("; ")
    found = read(text)
    # A row without "of" leaves open what is counted.
    named = [" of " in line for line in wanted] + [False] * len(found)
    assert [spoken(text, each, subject=of) for each, of in zip(found, named, strict=False)] == wanted


def test_the_table_is_large_and_has_a_source_for_every_row() -> None:
    with SPEC.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) >= 400
    assert all(row["source"] for row in rows)
    assert len({row["input"] for row in rows}) == len(rows)


def test_taken_places_are_left_alone() -> None:
    text = "2024年3月召开会议4次,印发《三年行动方案5项》2份"
    title = (text.index("《"), text.index("》") + 1)
    found = quantities.scan(text, 0, len(text), [(0, 7), title])
    assert [text[each.start : each.end] for each in found] == ["4次", "2份"]


def test_a_piece_is_read_without_what_stands_around_it() -> None:
    text = "第3次会议"
    assert quantities.scan(text, 0, len(text)) == []
    assert [each.start for each in quantities.scan(text, 1, len(text))] == [1]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "前言。已征集地方文献530余册。"
    (found,) = quantities.scan(text, 3, len(text))
    assert text[found.start : found.end] == "530余册"
    assert text[found.start : found.number_end] == "530"


@given(st.integers(0, 10**12), st.sampled_from(["个", "项", "户", "元", "平方米", "人次"]))
def test_the_three_ways_to_write_a_number_are_one_value(number: int, unit: str) -> None:
    texts = (f"共{number}{unit}", f"共{number:,}{unit}", f"共{write_chinese(number)}{unit}。")
    values = [[(each.value, each.unit) for each in quantities.scan(text, 0, len(text))] for text in texts]
    assert values[0] == values[1] == [(str(number), unit)]
    # 一个 may be an article; the rest must agree.
    assert values[2] == values[0] or number == 1


@given(st.integers(1, 999).map(lambda tens: tens * 10), st.sampled_from(["", "万", "亿"]))
def test_a_blurred_number_is_read_however_it_is_written(number: int, scale: str) -> None:
    value = number * {"": 1, "万": 10**4, "亿": 10**8}[scale]
    for written in (f"{number}{scale}", write_chinese(value)):
        text = f"共{written}余户,"
        (found,) = quantities.scan(text, 0, len(text))
        assert (found.value, found.unit, found.approximation) == (str(value), "户", "more_than")


@given(st.decimals(0, 10**6, places=2), st.sampled_from([("万", 10**4), ("亿", 10**8)]))
def test_scales_are_multiplied_exactly(number: Decimal, scale: tuple[str, int]) -> None:
    text = f"投入{number}{scale[0]}元"
    (found,) = quantities.scan(text, 0, len(text))
    assert found.value is not None
    assert Decimal(found.value) == number * scale[1]


@given(
    st.text(
        alphabet="0123456789一二两三十百千万亿几数半第余多约近至—.,()“”个项元%年月的了从到增加会议 ",
        max_size=60,
    )
)
def test_any_soup_is_read_in_order_and_apart(text: str) -> None:
    found = read(text)
    assert all(first.end <= second.start for first, second in pairwise(found))
    for each in found:
        assert 0 <= each.start < each.number_end <= each.end <= len(text)
        if each.subject:
            assert 0 <= each.subject[0] < each.subject[1] <= len(text)


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for each in read(text):
        assert text[each.start : each.end].strip()


def test_no_unit_is_also_said_to_be_none() -> None:
    rows = loader.words("base", "units")
    kinds = {row["kind"] for row in rows if row["unit"]}
    assert kinds <= {
        "count",
        "frequency",
        "money",
        "ratio",
        "area",
        "length",
        "mass",
        "volume",
        "energy",
        "power",
        "duration",
        "other",
    }
    assert all(row["unit"] or row["kind"] in ("", "after_chinese") for row in rows)


@pytest.mark.parametrize("row", list(loader.words("base", "units")), ids=lambda row: row["word"])
def test_every_word_of_the_unit_table_is_read_as_it_says(row: dict[str, str]) -> None:
    found = units.simple_unit(row["word"], 0)
    assert (found.name if found else "") == row["unit"]


def test_every_fixed_phrase_holds_a_numeral_and_is_found() -> None:
    for row in loader.words("base", "fixed_phrases"):
        phrase = row["word"]
        numerals = "零〇一二两三四五六七八九十百千万亿半0123456789"
        places = [place for place, sign in enumerate(phrase) if sign in numerals]
        assert places, phrase
        assert all(units.in_phrase(phrase, place) for place in places), phrase
