"""Every part of a date or a quantity: tests/spec/date_parts.tsv and quantity_parts.tsv, read aloud."""

import csv
from dataclasses import fields
from pathlib import Path

import pytest

from notice_parser.mentions import dates, quantities
from notice_parser.model.draft import DateDraft, QuantityDraft

SPEC = Path(__file__).parents[1] / "spec"
_PLACES = {"start", "end", "rule", "kind", "scope", "section", "resolution"}


def date_parts(text: str, date: DateDraft) -> str:
    """``2024年底: calendar year month year=2024 part=year-end``: rule, kind, and what is not empty."""
    parts = {one.name: getattr(date, one.name) for one in fields(date) if one.name not in _PLACES}
    told = [f"{name}={_written(value)}" for name, value in parts.items() if value not in (None, False, ())]
    return " ".join([f"{text[date.start : date.end]}:", date.rule.removeprefix("date."), date.kind, *told])


def _written(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def quantity_parts(text: str, found: QuantityDraft) -> str:
    """``530余册: arabic 530 = 530 册 count more_than 530..``: rule, number, value, unit, kind, limits."""
    said = (
        f"{text[found.start : found.end]}: {found.rule.removeprefix('quantity.')} {found.number} = "
        f"{found.value} {found.unit} {found.unit_kind} {found.approximation}"
    )
    if found.minimum is None and found.maximum is None:
        return said
    return f"{said} {found.minimum or ''}..{found.maximum or ''}"


def rows(name: str) -> list[tuple[str, list[str]]]:
    with (SPEC / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row["input"], [] if row["parts"] == "-" else row["parts"].split("; ")) for row in table]


@pytest.mark.parametrize(("text", "expected"), rows("date_parts"))
def test_the_parts_of_a_date(text: str, expected: list[str]) -> None:
    assert [date_parts(text, date) for date in dates.scan(text, 0, len(text))] == expected


@pytest.mark.parametrize(("text", "expected"), rows("quantity_parts"))
def test_the_parts_of_a_quantity(text: str, expected: list[str]) -> None:
    found = quantities.scan(text, 0, len(text))
    assert [quantity_parts(text, each) for each in found] == expected
    assert all(text[each.start : each.number_end].endswith(each.number) for each in found)
