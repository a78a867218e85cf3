"""Who is named responsible for a node, and until when: from labels and from running text.

Words and patterns are data: ``families/inspection_rectification/responsible.toml`` and the kinds of
``families/base/labels.tsv`` (``responsible``, ``deadline``).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from notice_parser.families import loader
from notice_parser.model.draft import DateDraft, NameDraft, NodeDraft, Place

_FAMILY = "inspection_rectification"
_SILENT = frozenset({"title", "noise", "signature", "contact", "section", "area"})
_NAMED = re.compile("牵头|负责|专人|主抓|主办|承办")
_PARTS = re.compile(r"[^、,;。\n\t]{2,40}")
_AND = re.compile("[和及与]")
_PERSONAL = re.compile("领导|人")
# A label's value is a name or a day: longer paragraphs tell something else.
_VALUE = 60
# No sentence is looked at further back, in code points.
_SENTENCE = 400


@cache
def _uses(use: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    known = loader.rules(_FAMILY, "responsible")
    return tuple((rule.id, known.compiled[rule.id]) for rule in known if rule.extra["use"] == use)


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in loader.words("base", "labels")}


def find(text: str, node: NodeDraft) -> None:
    """Fill ``node.responsible`` and ``node.deadline``.

    >>> words = "综合科牵头完成台账梳理"
    >>> node = NodeDraft("measure", 0, len(words), own=[(0, len(words))])
    >>> find(words, node)
    >>> [words[name.start : name.end] for name in node.responsible]
    ['综合科']
    """
    if node.role in _SILENT:
        return
    names = [*_labelled(text, node), *_offices_of(text, node), *_leaders(text, node)]
    seen: set[int] = set()
    for name in sorted(names, key=lambda name: (name.start, -name.end)) if names else ():
        if name.start not in seen:
            seen.add(name.start)
            node.responsible.append(name)
    node.deadline = _labelled_deadline(text, node) or _deadline(text, node)


def _values(text: str, node: NodeDraft) -> Iterator[tuple[str, str, Place]]:
    """The label, its kind, and the place behind it, of each label of a node that names one."""
    if not node.labels:
        return
    places = sorted([*node.own, *(place for child in node.children for place in child.own)])
    starts = [start for start, _ in places]
    for start, end in node.labels:
        word = "".join(filter(str.isalnum, text[start:end]))
        kind = _kinds().get(word, "")
        at = bisect_left(starts, end)
        if kind not in ("responsible", "deadline") or at >= len(places):
            continue
        if not text[end : starts[at]].strip(" :\n\t"):
            yield word, kind, places[at]


def _labelled(text: str, node: NodeDraft) -> Iterator[NameDraft]:
    for word, kind, (start, end) in _values(text, node):
        if kind == "responsible":
            line = text.find("\n", start, end)
            end = min(end if line < 0 else line, start + _VALUE)
            yield from _names(text, start, end, bool(_PERSONAL.search(word)))
    if node.role == "problem":
        yield from _cells(text, node)


def _cells(text: str, node: NodeDraft) -> Iterator[NameDraft]:
    """The cells of a table row that hold nothing but offices."""
    for child in node.children:
        if child.role != "paragraph" or node.labels or len(child.own) != 1:
            continue
        start, end = child.own[0]
        parts = list(_parts(text, start, end))
        if end - start <= _VALUE and parts and all(_is_office(text[slice(*part)]) for part in parts):
            yield from _names(text, start, end, False)


def _is_office(words: str) -> bool:
    return len(words) <= 16 and _any("ends", words.strip(), 0, len(words.strip())) and not _anybody(words)


def _anybody(words: str) -> bool:
    return _any("never", words, 0, len(words))


def _names(text: str, start: int, end: int, personal: bool) -> Iterator[NameDraft]:
    """The names of a list: 党委委员、副镇长白云舒; a post before a name is not part of it."""
    for part in _parts(text, start, end):
        at, stop = _strip(text, *part)
        words = text[at:stop]
        if _is_office(words) and not (personal and _person(text, at, stop)):
            yield NameDraft(at, stop, "responsible.label", "responsible")
            continue
        name = _person(text, at, stop)
        if name is not None and (personal or name[0] > at):
            yield NameDraft(*name, "responsible.label", None, (at, name[0]) if name[0] > at else None, True)


def _parts(text: str, start: int, end: int) -> Iterator[Place]:
    """The names of a list. 和 parts them only behind a whole name: 自然资源和规划局 is one office."""
    for part in _PARTS.finditer(text, start, end):
        at, stop = part.span()
        for sign in _AND.finditer(text, at, stop):
            before = text[at : sign.start()].strip()
            if _is_office(before) or _full_name().fullmatch(before):
                yield at, sign.start()
                at = sign.end()
        yield at, stop


def _strip(text: str, start: int, end: int) -> Place:
    while start < end and text[start] in " \t\n:":
        start += 1
    while end > start and text[end - 1] in " \t\n":
        end -= 1
    return start, end


def _person(text: str, start: int, end: int) -> Place | None:
    """A whole name, or the name behind a post."""
    if _full_name().fullmatch(text, start, end) and not _any("title", text, start, end):
        return start, end
    for _, pattern in _uses("leader"):
        match = pattern.search(text, start, end)
        if match is not None:
            return match.span("name")
    return None


@cache
def _full_name() -> re.Pattern[str]:
    families = "|".join(loader.alternation("base", name) for name in ("double_surnames", "surnames"))
    return re.compile(rf"(?:{families}) {{0,2}}[一-鿿] ?[一-鿿]?")


def _offices_of(text: str, node: NodeDraft) -> Iterator[NameDraft]:
    """Offices that lead or are charged, in running text."""
    for start, end in node.pieces():
        for cue in _NAMED.finditer(text, start, end):
            # Two more characters tell 负责 from 负责人.
            yield from _before(text, max(start, cue.start() - 64), min(end, cue.end() + 2), cue.start())


def _before(text: str, floor: int, end: int, cue: int) -> Iterator[NameDraft]:
    clause = max(floor, *(text.rfind(stop, floor, cue) + 1 for stop in ",。;:\n"))
    for use in ("led", "office"):
        for rule, pattern in _uses(use):
            match = pattern.search(text, clause, end) if use == "led" else pattern.match(text, clause, end)
            if match is None:
                continue
            for part in _parts(text, *match.span("name")):
                if not _anybody(text[slice(*part)]):
                    yield NameDraft(*part, rule, "responsible")
            return


def _leaders(text: str, node: NodeDraft) -> Iterator[NameDraft]:
    """Leaders by name; in a measure only those who lead it."""
    strict = node.role in ("measure", "problem")
    for start, end in node.own:
        # A cue may stand right behind the place.
        if strict and _NAMED.search(text, start, end + 2) is None:
            continue
        for rule, pattern in _uses("leader"):
            for match in pattern.finditer(text, start, end):
                at, stop = match.span("name")
                if not strict or _NAMED.match(text, stop):
                    yield NameDraft(at, stop, rule, None, None, True)


def _labelled_deadline(text: str, node: NodeDraft) -> DateDraft | None:
    for _, kind, (start, end) in _values(text, node):
        if kind == "deadline":
            for date in [*node.dates, *(date for child in node.children for date in child.dates)]:
                if start <= date.start and date.end <= end:
                    return date
    if node.role == "problem" and not node.labels:
        for child in node.children:
            if child.role == "paragraph" and len(child.dates) == 1:
                date = child.dates[0]
                if not text[child.start : date.start].strip() and not text[date.end : child.end].strip():
                    return date
    return None


def _deadline(text: str, node: NodeDraft) -> DateDraft | None:
    """The last date of a node by which something is to be done."""
    found: DateDraft | None = None
    for date in node.dates:
        if _is_deadline(text, node, date):
            found = date
    return found


def _is_deadline(text: str, node: NodeDraft, date: DateDraft) -> bool:
    if (
        date.every is not None
        or date.kind == "recurring"
        or text.startswith(("截至", "截止", "自", "从"), date.start)
    ):
        return False
    start = max(node.start, date.start - _SENTENCE)
    floor = max(start, *(text.rfind(stop, start, date.start) + 1 for stop in ",。;\n"))
    if _any("deadline.before", text, floor, date.start):
        return True
    before = text[date.end - 1] == "前"
    if before and _any("deadline.due", text, floor, date.start):
        return True
    if _any("deadline.plan", text, floor, date.start) and _follows("deadline.finish", text, date):
        return True
    if not before or _any("deadline.never", text, floor, date.start):
        return False
    if node.role in ("measure", "problem"):
        sentence = max(start, text.rfind("。", start, date.start) + 1)
        if not _any("deadline.announced", text, sentence, date.start):
            return False
    return _follows("deadline.after", text, date)


def _follows(use: str, text: str, date: DateDraft) -> bool:
    return any(pattern.match(text, date.end, date.end + 40) for _, pattern in _uses(use))


def _any(use: str, text: str, start: int, end: int) -> bool:
    return any(pattern.search(text, start, end) for _, pattern in _uses(use))
