"""Labels: lead-ins without content (``整改情况:``) that say what follows them.

The words stand in ``families/base/labels.tsv``. A label opens a line or follows a stop or a
blank; it ends in a colon, stands in 【】, or fills a line of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from notice_parser.families import loader

Place = tuple[int, int]

_JOINED = r"(?:(?:及|和|与|、|以及|暨)(?:{words}|时限|成效|效果|进展|责任人|责任单位|完成时限|落实情况|完成情况|取得成效|下一步打算)){0,2}"


@dataclass(slots=True)
class Label:
    """A lead-in. ``kind`` says what stands behind it: ``measures`` ``details`` ``problem`` …"""

    start: int
    end: int
    kind: str
    line: int
    leads: bool


@cache
def kinds() -> dict[str, str]:
    """The kind of each label word."""
    return {row["word"]: row["kind"] for row in loader.words("base", "labels")}


@cache
def _pattern() -> re.Pattern[str]:
    words = loader.alternation("base", "labels")
    joined = _JOINED.replace("{words}", words)
    bracketed = rf"(?P<word>{words}){joined}"
    name = rf"(?P<word2>{words}){joined}"
    first = "".join(sorted({word[0] for word in kinds()}))
    tail = r"(?: {0,2}:|(?=$))"
    return re.compile(rf"(?=[【\[(]?[{first}])(?:[【\[(]{bracketed}[】\])] ?:?|{name}{tail})")


@cache
def _inside() -> re.Pattern[str]:
    """Positions inside a line where a label may stand."""
    first = "".join(sorted({word[0] for word in kinds()}))
    return re.compile(rf"(?<=[。;!?”) \t】])(?=[{first}【])|(?=【)")


def find(text: str, lines: list[Place]) -> list[Label]:
    """All labels in order.

    >>> text = "1.制度滞后。整改情况:一是修订。"
    >>> [(text[x.start:x.end], x.kind) for x in find(text, [(0, len(text))])]
    [('整改情况:', 'measures')]
    """
    return [label for number, place in enumerate(lines) for label in _in_line(text, place, number)]


def match_at(text: str, position: int, end: int, line: int, leads: bool) -> Label | None:
    """The label that stands at ``position`` of a line that ends at ``end``."""
    match = _pattern().match(text, position, end)
    if match is None:
        return None
    word = match.group("word") or match.group("word2")
    colon = text[match.end() - 1] in ":】])"
    # Without colon or bracket a word is a label only where it is all there is on its line.
    if not colon and not (leads and match.end() == end):
        return None
    return Label(match.start(), match.end(), kinds()[word], line, leads)


def _in_line(text: str, place: Place, number: int) -> Iterator[Label]:
    start, end = place
    first = match_at(text, start, end, number, True)
    position = start
    if first is not None:
        yield first
        position = first.end
    for spot in _inside().finditer(text, position, end):
        if spot.start() >= position:
            label = match_at(text, spot.start(), end, number, False)
            if label is not None:
                yield label
                position = label.end
