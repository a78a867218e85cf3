"""A notice in Traditional script, with readings glossed in or without, is the notice in simplified script."""

import re
from typing import Any

import pytest

from notice_parser import Options, parse
from notice_parser.evaluation import gold
from notice_parser.families import loader
from notice_parser.text.script import simplify
from tests.pipeline.test_relations import FILES, shape

# Where several signs answer one, the last of the table is taken.
TRADITIONAL = {ord(row["simplified"]): row["word"] for row in loader.words("base", "traditional")}
GLOSS = re.compile(r"\([a-z]{1,6}\)")
READINGS = ("de", "xiang", "lv", "zhuang", "jian", "shi")
NAMES = [pytest.param(path, id=path.stem) for path in FILES if "(ji" not in gold.load(path).text]


def glossed(text: str) -> str:
    """The text with a reading behind every seventh sign that simplified script does not have."""
    signs = set(TRADITIONAL.values())
    found: list[str] = []
    count = 0
    for sign in text:
        found.append(sign)
        count += sign in signs
        if sign in signs and count % 7 == 0:
            found.append(f"({READINGS[count // 7 % len(READINGS)]})")
    return "".join(found)


def told(text: str) -> Any:
    """The record in simplified signs and without glosses; what is said of the script is left out."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(one) for key, one in value.items() if key != "findings"}
        if isinstance(value, list):
            return [plain(one) for one in value]
        return GLOSS.sub("", simplify(value)) if isinstance(value, str) else value

    return plain(shape(parse(text, options=Options(subjects=False)).model_dump(mode="json")))


@pytest.mark.parametrize("path", NAMES)
def test_traditional_script_changes_signs_alone(path: Any) -> None:
    text = gold.load(path).text
    expected = told(text)
    assert told(text.translate(TRADITIONAL)) == expected
    assert told(glossed(text.translate(TRADITIONAL))) == expected
