"""A broken rule file fails when it is loaded, with file, rule and key named."""

import re

import pytest

from notice_parser.families import loader
from notice_parser.families.loader import parse_rules, parse_words
from notice_parser.model import RuleFileError

GOOD = """
[atoms]
digit = '[0-9]'

[[rule]]
id = "count.plain"
pattern = '{digit}{1,4}(?:项|个)'
examples = ["12项", "3个"]
counter_examples = ["三项"]
source = "observed form"
unit = "count"
"""


def broken(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


def complaint(raw: str) -> str:
    with pytest.raises(RuleFileError) as caught:
        parse_rules(raw, "base/counts.toml", "base")
    return str(caught.value)


def test_a_good_file_is_read() -> None:
    rules = parse_rules(GOOD, "base/counts.toml", "base")
    (rule,) = rules
    assert rule.pattern == "(?:[0-9]){1,4}(?:项|个)"
    assert rule.examples == ("12项", "3个")
    assert dict(rule.extra) == {"unit": "count"}
    assert rules.by_id["count.plain"] is rule
    assert rules.compiled["count.plain"].search("共12项") is not None


@pytest.mark.parametrize("key", ["id", "pattern", "examples", "source"])
def test_a_missing_key_is_named(key: str) -> None:
    raw = re.sub(rf"(?m)^{key} = .*\n", "", GOOD)
    message = complaint(raw)
    assert "base/counts.toml" in message
    assert f"{key}: missing" in message
    if key != "id":
        assert "rule count.plain" in message


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("'{digit}{1,4}(?:项|个)'", "'{digit}{1,4}(?:项|个'", "rule count.plain: pattern: "),
        ("{digit}{1,4}", "{figure}{1,4}", "rule count.plain: pattern: unknown atom {figure}"),
        ("{digit}{1,4}", "{texts.units}{1,4}", "rule count.plain: pattern: unknown reference {texts.units}"),
        ("{digit}{1,4}", "{words.nothing}{1,4}", "base/nothing.tsv"),
        ("digit = '[0-9]'", "digit = '{digit}'", "rule count.plain: pattern: atoms refer to each other"),
        ("digit = '[0-9]'", "digit = 9", "atoms: digit: must be a string"),
        ('["12项", "3个"]', '"12项"', "rule count.plain: examples: must be a list"),
        ('["12项", "3个"]', "[12]", "rule count.plain: examples: must be a list"),
        ('["12项", "3个"]', "[]", "rule count.plain: examples: at least one"),
        ('["三项"]', "3", "rule count.plain: counter_examples: must be a list"),
        ('"observed form"', '""', "rule count.plain: source: must be a text"),
        ("[[rule]]", "[[rules]]", "rules: unknown table"),
        ("[atoms]", "[atoms", "not TOML"),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, named: str) -> None:
    message = complaint(broken(old, new))
    assert named in message
    assert "base/" in message


def test_an_id_that_stands_twice() -> None:
    twice = GOOD + GOOD[GOOD.index("[[rule]]") :]
    assert complaint(twice) == "base/counts.toml: rule count.plain: id: stands twice"


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(RuleFileError, match=r"base/nowhere\.toml"):
        loader.rules("base", "nowhere")
    with pytest.raises(RuleFileError, match=r"nowhere/units\.tsv"):
        loader.words("nowhere", "units")


def test_words_are_read_by_their_header() -> None:
    rows = parse_words("# 计量单位\nword\tunit\tkind\n项\t项\tcount\n万元\t元\n", "base/units.tsv")
    assert [dict(row) for row in rows] == [
        {"word": "项", "unit": "项", "kind": "count"},
        {"word": "万元", "unit": "元", "kind": ""},
    ]


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ("", "base/units.tsv: empty"),
        ("# 只有说明\n", "base/units.tsv: empty"),
        ("unit\tkind\n项\tcount\n", "base/units.tsv: header"),
        ("word\tunit\n项\t项\tcount\n", "base/units.tsv: word 项: 3 cells"),
        ("word\tunit\n\t项\n", "base/units.tsv: word : 2 cells"),
        ("word\n项\n项\n", "base/units.tsv: word 项: stands twice"),
    ],
)
def test_a_broken_word_file(raw: str, named: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        parse_words(raw, "base/units.tsv")
    assert str(caught.value).startswith(named)


def test_the_longest_word_comes_first() -> None:
    form = loader.alternation("base", "units")
    words = {row["word"] for row in loader.words("base", "units")}
    for word in words:
        match = re.match(form, word)
        assert match is not None and match.group() == word
