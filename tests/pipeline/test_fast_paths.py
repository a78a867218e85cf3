"""Every path that was made fast gives what the plain one gives, over the whole corpus."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from notice_parser import Options, parse, parse_json
from notice_parser.evaluation import gold
from notice_parser.families.loader import rules
from notice_parser.mentions.date_finder import finder
from notice_parser.model import Source
from notice_parser.text import fold, script
from notice_parser.text.lines import lines

CORPUS = Path(__file__).parents[2] / "corpus"
TEXTS = {path.stem: gold.load(path).text for path in sorted(CORPUS.rglob("*.xml"))}
ODD = {
    "nothing": "",
    "a lone surrogate": "一、整改\ud800情况",
    "controls and quotes": '一、"整改"\x00\x1f\x7f\\情况\u2028\n1.甲\t乙\x85"',
    "a sign of another plane": "一、整改👨‍👩‍👧情况\n1.已完成𝟏𝟐项。",
    "unseen signs": "\u200b一、整改\u200b\n\u200b1.关于甲的问题。\u200b\n整改情况:已完成。\ufeff",
}
FOLDED = [fold.fold(text).text for text in (*TEXTS.values(), *ODD.values())]


def test_the_whole_corpus_is_looked_at() -> None:
    assert len(TEXTS) >= 70


@pytest.mark.parametrize("name", [*TEXTS, *ODD])
def test_json_without_the_model_is_that_of_the_model(name: str) -> None:
    text = TEXTS.get(name) or ODD.get(name, "")
    for options in (Options(), Options(subjects=False, include_text=True)):
        assert parse_json(text, options=options) == parse(text, options=options).model_dump_json()


def test_json_without_the_model_tells_the_source() -> None:
    from notice_parser import pipeline

    source = Source(name="“甲”\n.txt", characters=0, encoding="gb18030", encoding_certain=False, lost=3)
    text = TEXTS["a01-yunzhou-shuiwuju"]
    assert pipeline.parse_json(text, source=source) == pipeline.parse(text, source=source).model_dump_json()


def test_the_signs_that_folding_asks_about_are_all_it_needs() -> None:
    known = {*map(chr, fold._table()), *fold._UNSEEN, *script.signs()}
    for text in (*TEXTS.values(), *ODD.values(), "".join(sorted(known))):
        assert set(fold._notable().findall(text)) == known.intersection(text)


def paragraphs() -> Iterator[str]:
    for text in FOLDED:
        yield from (text[start:end] for start, end in lines(text))


def everywhere(search: Callable[[str, int], re.Match[str] | None], text: str) -> Iterator[re.Match[str]]:
    """What a pattern matches, wherever it does, also inside of what it matched before."""
    at = 0
    while match := search(text, at):
        yield match
        at = match.start() + 1


def test_the_finder_of_dates_finds_what_its_rules_find_one_by_one() -> None:
    points = [re.compile(rule.pattern) for rule in rules("base", "dates") if rule.extra["use"] == "point"]
    ids = [rule.id for rule in rules("base", "dates") if rule.extra["use"] == "point"]
    known = finder()
    for text in paragraphs():
        first: dict[int, tuple[int, re.Match[str]]] = {}
        for number, point in enumerate(points):
            for match in everywhere(point.search, text):
                first.setdefault(match.start(), (number, match))
        plain, reached = [], 0
        for start, (number, match) in sorted(first.items()):
            if start >= reached:
                plain.append((match.span(), ids[number], match.groupdict()))
                reached = match.end()
        fast = []
        for found in known.pattern.finditer(text):
            point_of = known.points[found.lastgroup or ""]
            fast.append((found.span(), point_of.rule, {part: found[group] for part, group in point_of.parts}))
        assert fast == plain
