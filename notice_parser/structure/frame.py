"""The frame of a notice: what stands before its first numbered part and behind its last.

In front: page furniture, the title (missing, split, printed twice, glued to other things),
the opening, further paragraphs. Behind: closing words, the contact block, the signature,
page furniture again. Patterns: ``families/base/frame.toml`` and the family's ``titles.toml``.
"""

import re
from functools import cache

from notice_parser.families import loader
from notice_parser.model.draft import NodeDraft, Place
from notice_parser.text.lines import trim

_TITLE_LIMIT = 160
_OPENING_LEAST = 24
_SHORT = 40
_FRONT_LIMIT = 80
# Page furniture is short, and a contact block says what it is in its first words.
_LINE_LIMIT = 260
_NUMBERED = re.compile(r"[(\[]?[一二三四五六七八九十0-9]{1,3}[、.)\]]")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百0-9]{1,4}[章节条编]")
_GLUED_LIMIT = 14
_STOPS = ("。", ",", ";")
_PAGE_DATE = re.compile(
    r"(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?: {1,3}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
    r"(?= {0,3}(?:中共|中国共产党|关于|[\u4e00-\u9fff]{2,30}关于))"
)


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    """For each kind of frame line one pattern out of all its rules; of noise, of those for its beginning."""
    grouped: dict[str, list[str]] = {}
    for rule in loader.rules("base", "frame"):
        kind = str(rule.extra["kind"])
        if kind != "noise" or rule.extra.get("begins"):
            grouped.setdefault(kind, []).append(f"(?:{rule.pattern})")
    return {kind: re.compile("|".join(patterns)) for kind, patterns in grouped.items()}


@cache
def _noise_inside() -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    """The other rules of noise, the signs of which one stands in each find, and whether a stop ends it."""
    known = loader.rules("base", "frame")
    return tuple(
        (known.compiled[rule.id], str(rule.extra.get("holds", "")), not rule.extra.get("open_end"))
        for rule in known
        if rule.extra["kind"] == "noise" and not rule.extra.get("begins")
    )


def _is_noise(line: str) -> bool:
    """Whether page furniture begins a line, or stands in it first, but not behind a sentence."""
    if _kinds()["noise"].match(line) is not None:
        return True
    open_end = not line.endswith(_STOPS)
    starts = [
        found.start()
        for pattern, signs, stopped in _noise_inside()
        if (stopped or open_end) and (not signs or any(sign in line for sign in signs))
        if (found := pattern.search(line)) is not None
    ]
    return bool(starts) and not line[: min(starts)].endswith("。")


@cache
def _rule(rule_id: str) -> re.Pattern[str]:
    return loader.rules("inspection_rectification", "titles").compiled[rule_id]


def kind_of(text: str, place: Place) -> str:
    """``noise``, ``contact``, ``closing``, ``signature`` or ``body``: what a line of the frame is."""
    line = text[place[0] : min(place[1], place[0] + _LINE_LIMIT)]
    kinds = _kinds()
    if place[1] - place[0] < _LINE_LIMIT and _is_noise(line):
        return "noise"
    if kinds["contact"].search(line):
        return "contact"
    if kinds["closing"].search(line):
        return "closing"
    if place[1] - place[0] <= _SHORT + 20 and kinds["signature"].search(line):
        return "signature"
    return "body"


def glued_noise(text: str, place: Place) -> int | None:
    """Where page furniture glued to the end of a line begins, behind its last stop."""
    if text.endswith(_STOPS, *place):
        return None
    match = _glued().search(text, max(place[0], place[1] - 60), place[1])
    return match.start() if match is not None and match.start() > place[0] else None


@cache
def _glued() -> re.Pattern[str]:
    rules = loader.rules("base", "frame").by_id
    return re.compile("|".join(f"(?:{rules[name].pattern})" for name in ("noise.spam", "noise.glued")))


def front(text: str, lines: list[Place]) -> list[NodeDraft]:
    """The nodes of the lines before the first numbered part."""
    opening = opening_line(text, lines)
    title = _title(text, lines[: opening if opening is not None else _FRONT_LIMIT])
    if title is None and opening is not None:
        title = _glued_title(text, lines[opening], opening)
    nodes: list[NodeDraft] = []
    for index, place in enumerate(lines):
        if title is not None and title[0] <= index <= title[1]:
            if index == title[0]:
                nodes.extend(_title_nodes(text, lines, title))
            continue
        nodes.append(NodeDraft("paragraph", *place, own=[place]))
        before_body = opening is None or index < opening
        if before_body and title is not None and _signs_title(text, place, index - title[1]):
            nodes[-1].role = "signature"
        elif (before_body and _is_furniture(text, place, index, title)) or kind_of(text, place) == "noise":
            nodes[-1].role = "noise"
    if opening is not None:
        _mark_opening(text, nodes, lines[opening][0])
    return nodes


def _signs_title(text: str, place: Place, below: int) -> bool:
    """Whether a line right below a title names who issues the notice."""
    named = below in (1, 2) and kind_of(text, place) == "signature"
    return named and not any(sign.isdigit() for sign in text[place[0] : place[1]])


def _is_furniture(text: str, place: Place, index: int, title: tuple[int, int, int, int] | None) -> bool:
    """Whether a line in front of the opening is page furniture."""
    if kind_of(text, place) in ("noise", "signature"):
        return True
    # What stands above the title is never part of the notice; below it, a bare date or a short
    # line without a stop is.
    return (title is not None and index < title[0]) or (
        place[1] - place[0] <= _SHORT and not re.search(r"[。;,:]", text[place[0] : place[1]])
    )


def opening_line(text: str, lines: list[Place]) -> int | None:
    """The index of the line that the opening begins on."""
    for index, (start, end) in enumerate(lines):
        line = text[start : min(end, start + 600)]
        begins = _rule("opening.start").match(line) and _rule("opening.matter").search(line)
        titled = len(line) < _TITLE_LIMIT and _rule("title.end").search(line) and "。" not in line
        if begins and len(line) > _OPENING_LEAST and not titled:
            return index
        if line.startswith("一、"):
            # What opens a first part opens no notice.
            break
    for index, (start, end) in enumerate(lines):
        if end - start > _SHORT and _rule("opening.close").search(text, start, end):
            return index
    for index, (start, end) in enumerate(lines[:_FRONT_LIMIT]):
        line = text[start : min(end, start + 600)]
        if end - start > 2 * _SHORT and _rule("opening.matter").search(line) and not _NUMBERED.match(line):
            return index
        if _NUMBERED.match(line):
            return None
    return None


def _mark_opening(text: str, nodes: list[NodeDraft], start: int) -> None:
    """The opening runs from ``start`` to the sentence that announces the publication."""
    opening = [node for node in nodes if node.start >= start and node.role == "paragraph"]
    closes = _rule("opening.close").search
    close = next((i for i, node in enumerate(opening[:4]) if closes(text, node.start, node.end)), 0)
    for node in opening[: close + 1]:
        node.role = "preamble"


def _title(text: str, lines: list[Place]) -> tuple[int, int, int, int] | None:
    """First and last line of the title and its place: the last one printed before the opening."""
    for last in range(len(lines) - 1, -1, -1):
        end = _title_end(text, lines[last])
        if end is None:
            continue
        first = last
        start = _title_start(text, lines[last][0], end)
        while not _is_whole(text, start, end) and first and _joins(text, lines[first - 1]):
            first -= 1
            start = lines[first][0]
        if _rule("title.matter").search(text, start, end):
            return first, last, start, end
    return None


def _glued_title(text: str, place: Place, index: int) -> tuple[int, int, int, int] | None:
    """A title that the opening follows on the same line."""
    end = _title_end(text, (place[0], min(place[1], place[0] + _TITLE_LIMIT)))
    if end is None or not _is_whole(text, place[0], end):
        return None
    begins = _rule("opening.start").match(text[end : place[1]].lstrip())
    return (index, index, place[0], end) if begins else None


def _title_end(text: str, place: Place) -> int | None:
    """Where in the line a title ends, or ``None``."""
    start, end = place
    if end - start > 400 or _ARTICLE.match(text, start, end):
        return None
    stop = text.find("。", start, end)
    best: int | None = None
    for match in _rule("title.end").finditer(text, start, end if stop < 0 else stop):
        best = match.end()
        if _rule("title.matter").search(text, start, best):
            break
    if best is None or best - start > _TITLE_LIMIT + 60:
        return None
    # A sentence with clauses that ends in 公开。 is none.
    return None if best == stop and "," in text[start:best] else best


def _title_start(text: str, start: int, end: int) -> int:
    """Cut breadcrumbs, dates and site names off the front of a title on the same line."""
    cut = max(text.rfind(char, start, end) for char in ">|】")
    begin = cut + 1 if cut >= start else start
    party = text.find("中共", begin, min(end, begin + _GLUED_LIMIT))
    if party > begin:
        begin = party
    date = _PAGE_DATE.search(text, begin, end)
    if date is not None:
        begin = date.end()
    chunks = list(re.finditer(r"[^ ]{1,400}", text[begin:end]))
    if len(chunks) > 1:
        # Of several chunks the title begins with the first that names a unit or says 关于.
        for chunk in chunks:
            if _rule("title.start").match(chunk.group()):
                return begin + chunk.start()
    return begin + chunks[0].start() if chunks else begin


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a title names who issues it, so that no line above belongs to it."""
    line = text[start:end]
    named = _rule("title.start").match(line) is not None and not line.startswith(("关于", "委员会"))
    return named and _rule("title.matter").search(line) is not None


def _joins(text: str, place: Place) -> bool:
    """Whether the line above a title's last line is a part of the title."""
    line = text[place[0] : place[1]]
    if len(line) > _SHORT + 30 or re.search(r"[。;,:>|!?]", line) or kind_of(text, place) == "noise":
        return False
    if _rule("title.end").search(line) and _rule("title.matter").search(line):
        return False
    return bool(
        _rule("title.start").match(line)
        or _rule("title.matter").search(line)
        or line.endswith(("委员会", "党组", "党委", "的"))
    )


def _title_nodes(text: str, lines: list[Place], title: tuple[int, int, int, int]) -> list[NodeDraft]:
    """The title and what stands glued to it on its lines."""
    first, last, start, end = title
    nodes: list[NodeDraft] = []
    before = trim(text, lines[first][0], start)
    if before is not None:
        nodes.append(NodeDraft("noise", *before, own=[before]))
    own = [
        place
        for low, high in lines[first : last + 1]
        if (place := trim(text, max(low, start), min(high, end))) is not None
    ]
    nodes.append(NodeDraft("title", own[0][0], own[-1][1], own=own))
    after = trim(text, end, lines[last][1])
    if after is not None:
        long = after[1] - after[0] > _OPENING_LEAST
        begins = _rule("opening.start").match(text[after[0] : after[1]])
        role = "paragraph" if long and begins else "noise"
        nodes.append(NodeDraft(role, *after, own=[after]))
    return nodes


def tail_start(text: str, lines: list[Place], last_mark: int) -> int:
    """The index of the first line of the closing frame; ``len(lines)`` where there is none.

    Behind the last numbered line it begins with the first line that tells whom to call or
    who signs; else it is what the lines of the frame make up, read from the end.
    """
    for index in range(last_mark + 1, len(lines)):
        kind = kind_of(text, lines[index])
        if kind == "contact" or (kind == "signature" and _signs(text, lines, index)):
            while index - 1 > last_mark and kind_of(text, lines[index - 1]) in ("closing", "noise"):
                index -= 1
            return index
    index = len(lines)
    while index > last_mark + 1 and kind_of(text, lines[index - 1]) != "body":
        index -= 1
    return index


def _signs(text: str, lines: list[Place], index: int) -> bool:
    """Whether a line that looks like a signature has only lines of the frame behind it, or its date."""
    below = lines[index + 1] if index + 1 < len(lines) else (0, 0)
    if (
        kind_of(text, below) == "signature"
        and text[below[0]].isdigit()
        and not text[lines[index][0]].isdigit()
    ):
        return True
    return all(kind_of(text, place) != "body" for place in lines[index + 1 : index + 3])


def tail(text: str, lines: list[Place]) -> list[NodeDraft]:
    """The nodes of the closing frame, contact lines that follow each other as one."""
    nodes: list[NodeDraft] = []
    roles = {"noise": "noise", "contact": "contact", "signature": "signature"}
    for place in lines:
        role = roles.get(kind_of(text, place), "paragraph")
        if role == "paragraph" and nodes and nodes[-1].role == "contact":
            # A contact block may number its lines.
            numbered = _NUMBERED.match(text, *place)
            if numbered is not None and kind_of(text, (numbered.end(), place[1])) == "contact":
                role = "contact"
        if role == "paragraph" and nodes and nodes[-1].role in ("noise", "signature"):
            # Behind the signature nothing of the notice follows but page furniture.
            role = "noise" if "。" not in text[place[0] : place[1]] else role
        if nodes and role == "contact" and nodes[-1].role == "contact":
            nodes[-1].own.append(place)
            nodes[-1].end = place[1]
        else:
            nodes.append(NodeDraft(role, *place, own=[place]))
    return nodes
