"""Who is named responsible for a node, and until when: from labels and from running text.

Words and patterns are data: ``families/inspection_rectification/responsible.toml`` and the kinds of
``families/base/labels.tsv`` (``responsible``, ``deadline``).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from notice_parser.families import loader
from notice_parser.meaning.name_lists import is_anybody, is_office, matches, parts, read, rules_of
from notice_parser.mentions.names import person_alone
from notice_parser.model.draft import DateDraft, NameDraft, NodeDraft, Place

_SILENT = frozenset({"title", "noise", "signature", "contact", "section", "area"})
# Of these only who leads them is responsible, not who is named in passing.
_LED = ("measure", "problem")
_NAMED = re.compile("牵头|负责|专人|主抓|主办|承办")
_PERSONAL = re.compile("领导|人")
# A label's value is a name or a day: longer paragraphs tell something else.
_VALUE = 60
# No sentence is looked at further back, in code points.
_SENTENCE = 400
# A label, its kind, and the place of its value.
_Value = tuple[str, str, Place]


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in loader.words("base", "labels")}


@cache
def _kind(word: str) -> str:
    """The kind of a label; 责任单位及责任人 is one of the words it is made of."""
    known = _kinds()
    return known.get(word) or next((kind for label, kind in known.items() if label in word), "")


def find(text: str, node: NodeDraft, published: str | None = None) -> None:
    """Fill ``node.responsible`` and ``node.deadline``.

    ``published`` is the ISO day of publication: a day behind it, by which something is to be finished,
    is a deadline also where no word announces it.

    >>> words = "综合科牵头完成台账梳理"
    >>> node = NodeDraft("measure", 0, len(words), own=[(0, len(words))])
    >>> find(words, node)
    >>> [words[name.start : name.end] for name in node.responsible]
    ['综合科']
    """
    if node.role in _SILENT:
        return
    values = list(_values(text, node))
    names = list(_labelled(text, node, values))
    # A cue may stand right behind a place.
    if any(_NAMED.search(text, start, end + 2) for start, end in node.pieces()):
        names.extend(_offices_of(text, node))
        names.extend(_leaders(text, node))
    elif node.role not in _LED:
        names.extend(_leaders(text, node))
    seen: set[int] = set()
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if name.start not in seen:
            seen.add(name.start)
            node.responsible.append(name)
    node.deadline = _labelled_deadline(text, node, values) or _deadline(text, node, published)


def _inline(text: str, node: NodeDraft) -> Iterator[_Value]:
    """The labels that stand in running text, and their values: (责任领导:贺知年;整改时限:2025年12月底前)."""
    for start, end in node.pieces():
        if text.find(":", start, end) >= 0:
            for match in _label().finditer(text, start, end):
                yield match["label"], _kind(match["label"]), match.span("value")


@cache
def _label() -> re.Pattern[str]:
    words = sorted((word for word in _kinds() if _kinds()[word] in ("responsible", "deadline")), key=len)
    label = "|".join(reversed(words))
    return re.compile(
        rf"(?<![一-鿿])(?P<label>{label}):(?P<value>[^;。:\n]{{1,60}}?)(?=[;。)\n]|[,、 ](?:{label}):|$)"
    )


def _values(text: str, node: NodeDraft) -> Iterator[_Value]:
    """The label, its kind, and the place behind it, of each label of a node that names one."""
    if node.labels:
        yield from _behind_labels(text, node)
    if node.role in ("problem", "measure"):
        yield from _inline(text, node)
        for child in node.parts():
            if child.role == "paragraph":
                yield from _inline(text, child)


def _behind_labels(text: str, node: NodeDraft) -> Iterator[_Value]:
    places = sorted([*node.own, *(place for child in node.parts() for place in child.own)])
    starts = [start for start, _ in places]
    for start, end in node.labels:
        word = "".join(filter(str.isalnum, text[start:end]))
        kind = _kind(word)
        at = bisect_left(starts, end)
        if kind not in ("responsible", "deadline") or at >= len(places):
            continue
        if not text[end : starts[at]].strip(" :\n\t"):
            yield word, kind, places[at]


def _labelled(text: str, node: NodeDraft, values: list[_Value]) -> Iterator[NameDraft]:
    for word, kind, (start, end) in values:
        if kind == "responsible":
            yield from read(text, start, min(end, start + _VALUE), personal=bool(_PERSONAL.search(word)))
    if node.role == "problem":
        yield from _cells(text, node)


def _cells(text: str, node: NodeDraft) -> Iterator[NameDraft]:
    """The cells of a table row: those of a column of names, and others that hold nothing but offices."""
    for child in node.parts():
        if child.role != "paragraph" or node.labels or len(child.own) != 1:
            continue
        start, end = child.own[0]
        if end - start > _VALUE:
            continue
        if child.lead == "responsible":
            yield from read(text, start, end, personal=None)
            continue
        cells = list(parts(text, start, end))
        if cells and all(is_office(text[slice(*cell)]) for cell in cells):
            yield from read(text, start, end, personal=False)


def _offices_of(text: str, node: NodeDraft) -> Iterator[NameDraft]:
    """Offices that lead or are charged, in running text."""
    for start, end in node.pieces():
        for cue in _NAMED.finditer(text, start, end):
            # Two more characters tell 负责 from 负责人.
            led = list(_before(text, max(start, cue.start() - 64), min(end, cue.end() + 2), cue.start()))
            yield from led or _by_name(text, start, min(end, cue.end() + 2), cue.start())
            if led or _leads(text, start, cue.start()):
                yield from _helping(text, cue.end(), end)


def _by_name(text: str, floor: int, end: int, cue: int) -> Iterator[NameDraft]:
    """Who leads by name alone: 由周根生|负责管护."""
    for rule, pattern in rules_of("led_person"):
        for match in pattern.finditer(text, max(floor, cue - 10), end):
            place = person_alone(text, *match.span("name"))
            if place is not None and not is_office(match["name"]) and not is_anybody(match["name"]):
                yield NameDraft(*place, rule, None, None, True)


def _leads(text: str, floor: int, cue: int) -> bool:
    """Whether a leader is named right before 牵头: 由副局长周以宁|牵头."""
    return any(
        match.end("name") == cue
        for _, pattern in rules_of("leader")
        for match in pattern.finditer(text, max(floor, cue - 24), cue + 2)
    )


def _helping(text: str, start: int, end: int) -> Iterator[NameDraft]:
    """The offices that help those who lead: 由办公室牵头,|财务科、人事科配合."""
    for _, pattern in rules_of("helping"):
        match = pattern.match(text, start, end)
        if match is not None:
            yield from read(text, *match.span("name"), personal=False)


def _before(text: str, floor: int, end: int, cue: int) -> Iterator[NameDraft]:
    clause = max(floor, *(text.rfind(stop, floor, cue) + 1 for stop in ",。;:\n"))
    for use in ("led", "office"):
        for rule, pattern in rules_of(use):
            match = pattern.search(text, clause, end) if use == "led" else pattern.match(text, clause, end)
            if match is None:
                continue
            for part in parts(text, *match.span("name")):
                if not is_anybody(text[slice(*part)]):
                    yield NameDraft(*part, rule, "responsible")
            return


def _leaders(text: str, node: NodeDraft) -> Iterator[NameDraft]:
    """Leaders by name; in a measure only those who lead it."""
    strict = node.role in _LED
    for start, end in node.own:
        if strict and _NAMED.search(text, start, end + 2) is None:
            continue
        for rule, pattern in rules_of("leader"):
            for match in pattern.finditer(text, start, end):
                at, stop = match.span("name")
                if not strict or _NAMED.match(text, stop):
                    yield NameDraft(at, stop, rule, None, None, True)


def _labelled_deadline(text: str, node: NodeDraft, values: list[_Value]) -> DateDraft | None:
    for _, kind, (start, end) in values:
        if kind == "deadline":
            for date in [*node.dates, *(date for child in node.parts() for date in child.dates)]:
                if start <= date.start and date.end <= end:
                    return date
    if node.role == "problem" and not node.labels:
        for child in node.parts():
            if child.role == "paragraph" and len(child.dates) == 1:
                date = child.dates[0]
                if not text[child.start : date.start].strip() and not text[date.end : child.end].strip():
                    return date
    return None


def _deadline(text: str, node: NodeDraft, published: str | None) -> DateDraft | None:
    """The last date of a node by which something is to be done."""
    found: DateDraft | None = None
    for date in node.dates:
        if _is_deadline(text, node, date, date.ends_after(published)):
            found = date
    return found


def _is_deadline(text: str, node: NodeDraft, date: DateDraft, is_to_come: bool) -> bool:
    if (
        date.every is not None
        or date.kind == "recurring"
        or text.startswith(("截至", "截止", "自", "从"), date.start)
    ):
        return False
    start = max(node.start, date.start - _SENTENCE)
    floor = max(start, *(text.rfind(stop, start, date.start) + 1 for stop in ",。;\n"))
    if matches("deadline.before", text, floor, date.start):
        return True
    before = text[date.end - 1] == "前"
    if before and matches("deadline.due", text, floor, date.start):
        return True
    if matches("deadline.plan", text, floor, date.start) and _follows("deadline.finish", text, date):
        return True
    if not before or matches("deadline.never", text, floor, date.start):
        return False
    if node.role in ("measure", "problem") and not is_to_come:
        sentence = max(start, text.rfind("。", start, date.start) + 1)
        if not matches("deadline.announced", text, sentence, date.start):
            return False
    # 2025年6月底前,全面完成: a plan may set the day apart.
    comma = node.role == "commitment" and text.startswith(",", date.end)
    return _follows("deadline.after", text, date, 1 if comma else 0)


def _follows(use: str, text: str, date: DateDraft, skipped: int = 0) -> bool:
    start = date.end + skipped
    return any(pattern.match(text, start, start + 40) for _, pattern in rules_of(use))
