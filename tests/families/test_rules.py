"""Every rule proves itself: it finds its examples and leaves its counter-examples alone.

Examples are texts as published; as everywhere in the parser, patterns meet them folded.
"""

import re
from collections import Counter
from collections.abc import Mapping

import pytest

from notice_parser.families import loader
from notice_parser.families.loader import Rule
from notice_parser.text.fold import fold

FILES = loader.rule_files()
PATTERN_FILES = [(family, name.removesuffix(".toml")) for family, name in FILES if name.endswith(".toml")]
WORD_FILES = [(family, name.removesuffix(".tsv")) for family, name in FILES if name.endswith(".tsv")]
RULES = [rule for family, name in PATTERN_FILES for rule in loader.rules(family, name)]


def search(rule: Rule, text: str) -> re.Match[str] | None:
    return re.search(rule.pattern, fold(text).text)


def by_id(rules: list[Rule]) -> list[object]:
    return [pytest.param(rule, id=rule.id) for rule in rules]


def test_there_are_rules_and_words() -> None:
    assert len(RULES) > 50
    assert len(WORD_FILES) > 3


@pytest.mark.parametrize("rule", by_id(RULES))
def test_a_rule_finds_its_examples(rule: Rule) -> None:
    missed = [example for example in rule.examples if not search(rule, example)]
    assert not missed


@pytest.mark.parametrize("rule", by_id([rule for rule in RULES if rule.counter_examples]))
def test_a_rule_leaves_its_counter_examples_alone(rule: Rule) -> None:
    found = [(text, match.group()) for text in rule.counter_examples if (match := search(rule, text))]
    assert not found


def test_an_id_stands_once_in_all_files() -> None:
    twice = [rule_id for rule_id, times in Counter(rule.id for rule in RULES).items() if times > 1]
    assert not twice


@pytest.mark.parametrize("family, name", WORD_FILES)
def test_an_example_of_a_word_contains_it(family: str, name: str) -> None:
    rows: tuple[Mapping[str, str], ...] = loader.words(family, name)
    without = [row["word"] for row in rows if row.get("example") and row["word"] not in row["example"]]
    assert not without


@pytest.mark.parametrize("family, name", WORD_FILES)
def test_a_word_is_written_as_the_folded_text_writes_it(family: str, name: str) -> None:
    """Words are looked for in the folded text; one that folding would change could never be found."""
    changed = [row["word"] for row in loader.words(family, name) if fold(row["word"]).text != row["word"]]
    assert not changed
