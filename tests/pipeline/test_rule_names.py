"""Whatever names a rule in a record names one that a reader can look up."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from notice_parser import parse
from notice_parser.evaluation.gold import load
from notice_parser.families import loader

CORPUS = Path(__file__).parents[2] / "corpus"
NOTICES = sorted([*CORPUS.glob("golden/*.xml"), *CORPUS.glob("dev/*.xml")])
FAMILIES = Path(loader.__file__).parent
# Read by code that several rules share, so that none of them alone has found it.
BY_CODE = {
    "change.from_to",
    "date.range",
    "document.title",
    "opening.issuer",
    "opening.issuer_signs",
    "opening.target",
    "opening.target_direct",
    "opening.target_extended",
    "opening.target_told",
    "organization.contact",
    "person.contact",
    "responsible.label",
    "status.cell",
}


@cache
def in_families() -> frozenset[str]:
    paths = [path for path in FAMILIES.glob("*/*.toml") if path.stem != "family"]
    return frozenset(rule.id for path in paths for rule in loader.rules(path.parent.name, path.stem))


def named(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("rule"), str):
            yield value["rule"]
        for inner in value.values():
            yield from named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from named(inner)


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_every_rule_named_is_known(path: Path) -> None:
    record = json.loads(parse(load(path).text).model_dump_json())
    assert set(named(record)) <= in_families() | BY_CODE


def test_no_known_name_is_idle() -> None:
    used = {name for path in NOTICES for name in named(json.loads(parse(load(path).text).model_dump_json()))}
    assert used >= BY_CODE
