"""Labels: lead-ins without content (``整改情况:``) that say what follows them.

Known words stand in ``families/base/labels.tsv``. At the beginning of a line, and in 【】
anywhere, a short name counts too whose last word is known (``label_cores.tsv``: ``【指出问题】``).
A label opens a line or follows a stop or a blank; it ends in a colon, stands in 【】, or fills
a line of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from notice_parser.families import loader

Place = tuple[int, int]

# What a label may be joined with: 整改措施及成效, 责任单位及责任人.
_JOINED = (
    r"(?:(?:及|和|与|、|以及|暨)(?:{words}|时限|成效|效果|进展|责任人|责任单位"
    r"|完成时限|落实情况|完成情况|取得成效|下一步打算)){0,2}"
)
# What a label ends in where it does not fill its line.
_ENDS = (":", "】", "]", ")")


@dataclass(slots=True)
class Label:
    """A lead-in. ``kind`` says what stands behind it: ``measures`` ``details`` ``problem`` …"""

    start: int
    end: int
    kind: str
    line: int
    leads: bool


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in loader.words("base", "labels")}


@cache
def _cores() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in loader.words("base", "label_cores")}


@cache
def _known() -> re.Pattern[str]:
    """A known label: bracketed, with a colon, or alone on its line."""
    words = loader.alternation("base", "labels")
    joined = _JOINED.replace("{words}", words)
    first = "".join(sorted({word[0] for word in _kinds()}))
    bracketed = rf"[【\[(](?P<bracketed>{words}){joined}[】\])] ?:?"
    plain = rf"(?P<plain>{words}){joined}(?: {{0,2}}:|(?=$))"
    return re.compile(rf"(?=[【\[(]?[{first}])(?:{bracketed}|{plain})")


@cache
def _composed() -> re.Pattern[str]:
    """A short name that ends in a known word, in 【】 or before a colon."""
    core = loader.alternation("base", "label_cores")
    other = "[将把对按就以为与从在]|公[开示]|[一二三四五六七八九十]{1,3}、"
    name = rf"(?!{other})[\u4e00-\u9fff、]{{0,6}}?(?P<{{name}}>{core})"
    bracketed = rf"【{name.replace('{name}', 'bracketed')}】 ?:?"
    plain = rf"{name.replace('{name}', 'plain')} {{0,2}}:"
    return re.compile(rf"(?!、)(?:{bracketed}|{plain})")


# The number of a field of a form, and what else than a problem and its measures makes a form.
_FIELD = re.compile(r"[一二三四五六七八九十]{1,3}、")
_FORM_KINDS = frozenset({"goal", "responsible", "deadline"})
# The number a line opens with; a label may stand right behind it: 1.反馈问题:学习不深入。
_NUMBER = re.compile(r"[(\[]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,4}|[①-⑳⑴-⒇])(?:[.、] ?|[)\]][.、]?)")


@cache
def _inside() -> re.Pattern[str]:
    """What a label inside a line may stand behind, or its own 【.

    The class stands first: a search runs from one of its signs to the next.
    """
    first = "".join(sorted({word[0] for word in _kinds()}))
    return re.compile(rf"[。;!?”) \t】【](?:(?<=【)|(?=[{first}]))")


def find(text: str, lines: list[Place]) -> list[Label]:
    """All labels in order.

    >>> text = "1.制度滞后。整改情况:一是修订。"
    >>> [(text[x.start:x.end], x.kind) for x in find(text, [(0, len(text))])]
    [('整改情况:', 'measures')]
    """
    found = [label for number, place in enumerate(lines) for label in _in_line(text, place, number)]
    bare = Counter(text[label.start : label.end] for label in found if _is_bare(text, label))
    # A bare word that stands once on a line of its own is the heading of a section.
    return [label for label in found if not _is_bare(text, label) or bare[text[label.start : label.end]] > 1]


def fields(text: str, lines: list[Place]) -> list[Label]:
    """The fields of a form about one problem, whose numbered lines hold nothing but labels.

    A single such line is the heading of a section; these name the problem, what was done, and
    by whom, until when or to what end.

    >>> text = "一、反馈问题\\n管网破损。\\n二、责任单位\\n柳湾镇\\n三、整改完成情况\\n已修复。"
    >>> from notice_parser.text.lines import lines
    >>> [text[field.start : field.end] for field in fields(text, lines(text))]
    ['反馈问题', '责任单位', '整改完成情况']
    """
    found: list[Label] = []
    for number, (start, end) in enumerate(lines):
        marker = _FIELD.match(text, start, end)
        match = _known().match(text, marker.end(), end) if marker is not None else None
        if match is not None and match.end() == end and match.group("plain"):
            found.append(Label(match.start(), end, _kinds()[match.group("plain")], number, False))
    kinds = [label.kind for label in found]
    one = kinds[:1] == ["problem"] and kinds.count("problem") == 1 and "measures" in kinds
    return found if one and not _FORM_KINDS.isdisjoint(kinds) else []


def _is_bare(text: str, label: Label) -> bool:
    return not text.endswith(_ENDS, label.start, label.end)


def _match_at(text: str, position: int, end: int, line: int, leads: bool) -> Label | None:
    """The label that stands at ``position`` of a line that ends at ``end``."""
    match = _known().match(text, position, end)
    kinds = _kinds()
    if match is None and (leads or text[position] == "【"):
        match = _composed().match(text, position, end)
        kinds = _cores()
    if match is None:
        return None
    # Without colon or bracket a word is a label only where it is all there is on its line.
    word = match.group("bracketed") or match.group("plain")
    label = Label(match.start(), match.end(), kinds[word], line, leads)
    return None if _is_bare(text, label) and not (leads and match.end() == end) else label


def _in_line(text: str, place: Place, number: int) -> Iterator[Label]:
    start, end = place
    first = _match_at(text, start, end, number, True)
    position = start
    numbered = _NUMBER.match(text, start, end) if first is None else None
    if numbered is not None and numbered.end() < end:
        first = _match_at(text, numbered.end(), end, number, False)
    if first is not None:
        yield first
        position = first.end
    for spot in _inside().finditer(text, position - 1, end):
        at = spot.start() if spot.group() == "【" else spot.end()
        if at >= position:
            label = _match_at(text, at, end, number, False)
            if label is not None:
                yield label
                position = label.end
