"""The messages of findings: both languages, one severity, the codes that the record promises."""

import re

import pytest

from notice_parser.checks.messages import finding
from notice_parser.families.loader import words

ROWS = words("base", "findings")
PROMISED = (
    "stated-count-differs sum-differs rate-differs numbering-gap numbering-duplicate numbering-restart "
    "empty-problem date-order date-unresolved text-damaged title-missing contact-missing encoding-guessed "
    "family-uncertain"
)
# The English form of a value that differs from the Chinese one.
ENGLISH = {"noun_en": "noun", "rule_en": "rule"}


def names(template: str) -> set[str]:
    return {ENGLISH.get(name, name) for name in re.findall(r"{([a-z_]+)}", template)}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['word']} {row['kind']}" for row in ROWS])
def test_both_languages_say_the_same(row: dict[str, str]) -> None:
    assert row["severity"] in ("info", "warning", "error")
    assert re.search("[一-鿿]", row["message"])
    assert row["message_en"].isascii()
    assert names(row["message_en"]) <= names(row["message"])


def test_the_codes_that_the_record_promises_exist() -> None:
    assert set(PROMISED.split()) <= {row["word"] for row in ROWS}


def test_a_brace_in_the_text_is_only_text() -> None:
    assert finding("date-unresolved", "impossible", text="{0}{x}").message == "不存在的日期:{0}{x}"
