"""What is looked at first, so that a pattern need not run, changes no record of the corpus."""

import dataclasses
import functools
import re
from pathlib import Path
from typing import Any

import pytest

from notice_parser import Options, parse_json
from notice_parser.evaluation import gold
from notice_parser.families.loader import rules
from notice_parser.meaning import family, status
from notice_parser.structure import frame, headings, labels, markers

CORPUS = Path(__file__).parents[2] / "corpus"
TEXTS = [gold.load(path).text for path in sorted(CORPUS.rglob("*.xml"))]
# Notices with what only some of them have: glued furniture, brackets without a half, wide titles.
TEXTS += [
    text.replace("\n", mark, 40)
    for text in TEXTS[::7]
    for mark in ("【字体:大 中 小】\n", "(\n", ")\n", " \n", "\t", "分享到:\n", "整 改 情 况 通 报\n")
]
PLAIN = Options(subjects=False)


def about_problem(line: str) -> bool:
    return headings._heading_rule("about_problem").search(line) is not None


def is_noise(line: str) -> bool:
    noise = (rule.pattern for rule in rules("base", "frame") if rule.extra["kind"] == "noise")
    found = [re.search(pattern, line) for pattern in noise]
    starts = [match.start() for match in found if match is not None]
    return bool(starts) and not line[: min(starts)].endswith("。")


def glued_noise(text: str, place: tuple[int, int]) -> int | None:
    match = frame._glued().search(text, max(place[0], place[1] - 60), place[1])
    return match.start() if match is not None and match.start() > place[0] else None


def cues() -> status._Cues:
    """The cues one after the other, each in a group, without a look at first signs."""
    every = enumerate(rules("inspection_rectification", "status"))
    cues = {f"r{number}": rule for number, rule in every if f"r{number}" in FAST_CUES.rules}
    pattern = "|".join(f"(?P<{name}>{rule.pattern})" for name, rule in cues.items())
    return dataclasses.replace(FAST_CUES, pattern=re.compile(pattern))


def marker_inside() -> re.Pattern[str]:
    return re.compile(rf"[。;:!?”)】 ,\t](?={markers._alternatives()})")


def label_inside() -> re.Pattern[str]:
    return re.compile(r"[。;!?”) \t】【](?:(?<=【)|(?!$))")


def evidence() -> tuple[family._Evidence, ...]:
    """The evidence without the lookaheads that run from first sign to first sign."""
    ahead = re.compile(r"\(\?=\[\^[^\]]+\]\{0,[0-9]+\}\+\[[^\]]+\]\)")
    return tuple(
        dataclasses.replace(one, pattern=re.compile(ahead.sub("", one.pattern.pattern)))
        for one in FAST_EVIDENCE
    )


FAST_CUES = status._cues()
FAST_EVIDENCE = family._evidence()
SHORTCUTS: dict[str, Any] = {
    "checks.numbering._Run._counts_up": lambda run: False,
    "checks.wording._all_paired": lambda text: False,
    "checks.wording._OPEN": ("",),
    "meaning.family._evidence": evidence,
    "meaning.status._cues": cues,
    "mentions.names._OFFICE_ENDS": re.compile(r"[\s\S]"),
    "structure.build.glued_noise": glued_noise,
    "structure.frame._is_noise": is_noise,
    "structure.headings._about_problem": about_problem,
    "structure.labels._inside": label_inside,
    "structure.markers._inside": marker_inside,
    "text.blanks._WIDE_SIGN": re.compile(""),
}


@pytest.fixture(scope="module")
def expected() -> list[str]:
    return [parse_json(text, options=PLAIN) for text in TEXTS]


@pytest.mark.parametrize("name", SHORTCUTS)
def test_the_plain_way_gives_the_same_records(
    name: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = SHORTCUTS[name]
    if name.endswith(("_cues", "_evidence", "_inside")):
        plain = functools.cache(plain)
    monkeypatch.setattr(f"notice_parser.{name}", plain)
    for number, text in enumerate(TEXTS):
        # Of texts of the gate nothing is shown.
        same = parse_json(text, options=PLAIN) == expected[number]
        assert same, number


def test_the_plain_ways_are_others_than_those_that_run() -> None:
    assert cues().pattern.pattern != FAST_CUES.pattern.pattern
    assert [one.pattern for one in evidence()] != [one.pattern for one in FAST_EVIDENCE]
    assert marker_inside().pattern != markers._inside().pattern
    assert label_inside().pattern != labels._inside().pattern
