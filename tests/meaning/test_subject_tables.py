"""What is counted and what was done, read aloud: ``5份 = 图书 [采购]``, ``-`` for nothing named.

``tests/spec/subjects.tsv`` holds sentences that are read as a reader does. The sentences of
``subjects_held.tsv`` were written to measure: what is right of them may not sink.
"""

import csv
import re
from pathlib import Path

import pytest

from notice_parser.meaning import subjects
from notice_parser.mentions.quantities import scan

SPEC = Path(__file__).parents[1] / "spec"
LINE = re.compile(r"(?P<figure>\S+) = (?P<subject>\S+)(?: \[(?P<action>.*)\])?")
LEAST_RIGHT = 0.87


def rows(name: str) -> list[tuple[str, str]]:
    with (SPEC / name).open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["input"], row["expected"]) for row in table]


def read(text: str) -> list[tuple[str, str, str]]:
    found = scan(text, 0, len(text))
    subjects.fill(text, (0, len(text)), found)
    places = [(each.subject, each.action) for each in found]
    named = [(text[slice(*what)] if what else "-", text[slice(*act)] if act else "") for what, act in places]
    return [(text[each.start : each.end], *names) for each, names in zip(found, named, strict=True)]


def wanted(line: str) -> list[tuple[str, str, str | None]]:
    matches = [LINE.fullmatch(part) for part in line.split("; ")]
    assert all(matches), line
    return [(match["figure"], match["subject"], match["action"]) for match in matches if match]


def answers(text: str, line: str) -> list[tuple[bool, bool]]:
    """For each figure asked for, in order, whether its subject is right, and its action where asked."""
    found = read(text)
    judged = []
    for figure, subject, action in wanted(line):
        place = next((index for index, each in enumerate(found) if each[0] == figure), None)
        _, named, done = found.pop(place) if place is not None else (figure, "", "")
        judged.append((named == subject, action is None or done == action))
    return judged


@pytest.mark.parametrize(("text", "line"), rows("subjects.tsv"))
def test_what_a_reader_names(text: str, line: str) -> None:
    assert answers(text, line) == [(True, True)] * len(wanted(line)), read(text)


def test_the_held_sentences_are_read_no_worse() -> None:
    judged = [answer for text, line in rows("subjects_held.tsv") for answer in answers(text, line)]
    right = sum(subject for subject, _ in judged)
    assert right / len(judged) >= LEAST_RIGHT
