"""No rule is dead: each finds something in the corpus, or is named here as one that does not yet."""

import re
from collections.abc import Iterator
from pathlib import Path

from notice_parser.evaluation import gold
from notice_parser.families import loader
from notice_parser.text.fold import fold
from notice_parser.text.lines import lines

CORPUS = Path(__file__).parents[2] / "corpus"
REACH = 40
FIGURE = re.compile(r"[0-9〇零一二三四五六七八九十百千万两几数]{1,12}[0-9.,]{0,8}[^0-9,。;]?[^0-9,。;]?")

# Held against nothing but what stands between two figures or two words; the tests of their rooms show them.
BETWEEN = frozenset(
    {
        "subject_name.partaking",
        "change.joint",
        "change.plain_joint",
        "date.since_start",
        "subject.amiss",
        "subject.checks",
        "subject.amount",
        "subject.span_of_change",
        "subject.gathering",
        "subject.held",
        "subject.remainder",
        "subject.taught",
        "subject_name.modified",
        "subject_name.owner",
    }
)
# Forms that FORMS.md lists or published pages show, and that stand in no text of the corpus.
NOT_IN_THE_CORPUS = frozenset(
    {
        "contact.postcode_after_address",
        "date.day_lost",
        "date.days",
        "date.numeric_months",
        "family.not_conference",
        "family.not_findings",
        "marker.arabic_dot_month",
        "marker.cn_paren_digit",
        "marker.cn_paren_glyph",
        "marker.dot_digit",
        "marker.problem_ordinal",
        "marker.measure_bracket",
        "marker.run_its",
        "opening.told_about",
        "quantity.mixed",
        "quantity.slash_fraction",
        "stated.rate.right",
    }
)


def seen_by_rules() -> Iterator[str]:
    """What patterns are held against: lines, headings, and the words before and behind a figure."""
    for folder in ("golden", "dev"):
        for path in sorted((CORPUS / folder).glob("*.xml")):
            read = gold.load(path)
            text = fold(read.text).text
            yield from (text[start:end] for start, end in lines(text))
            yield from (fold(read.text[one.start : one.end]).text for one in read.of("heading"))
            for match in FIGURE.finditer(text):
                for end in {match.start(), match.end(), match.end() - 1, match.end() - 2}:
                    yield text[max(0, end - REACH) : end]
                    yield text[end : end + REACH]


def test_every_rule_finds_something() -> None:
    pieces = sorted(set(seen_by_rules()))
    dead = set()
    for family, file in loader.rule_files():
        if file.endswith(".toml"):
            for rule in loader.rules(family, file.removesuffix(".toml")):
                search = re.compile(rule.pattern).search
                if not any(search(piece) for piece in pieces):
                    dead.add(rule.id)
    assert dead == BETWEEN | NOT_IN_THE_CORPUS
