"""Say what a quantity counts (``subject``) and what was done with it (``action``).

Before the number: 采购图书69.06万元, 党总支会议4次. Behind it: 8项制度, 31项适合展览的非遗项目. Taken
over from an earlier quantity: 图书69.06万元,新增7752种、22301册; 合同133份,其中重新签订88份.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from notice_parser.meaning import clauses
from notice_parser.meaning.clauses import Verb
from notice_parser.model.draft import Place, QuantityDraft

_PEOPLE = frozenset(("人", "名", "位", "人次"))
_EVENTS = frozenset(("次", "场", "场次", "人次", "期", "轮", "回", "班次", "期次", "件次", "节", "讲", "课时", "学时"))
_MEASURED = frozenset(("money", "ratio", "area", "length", "mass", "volume", "energy", "power", "duration", "rate"))
_ENDS = frozenset(",;。:!?、)》” \n")


@dataclass(slots=True)
class _Reader:
    """The quantities of one piece, and those already named."""

    text: str
    piece: Place
    quantities: Sequence[QuantityDraft]


def fill(text: str, piece: Place, quantities: Sequence[QuantityDraft]) -> None:
    """Set ``subject`` and ``action`` of the quantities of ``text[piece]``, where the text names them.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "已采购图书69.06万元,新增7752种、22301册"
    >>> found = scan(text, 0, len(text))
    >>> fill(text, (0, len(text)), found)
    >>> [text[slice(*q.subject)] for q in found], text[slice(*found[1].action)]
    (['图书', '图书', '图书'], '新增')
    """
    reader = _Reader(text, piece, quantities)
    for index, quantity in enumerate(quantities):
        _fill_one(reader, index, quantity)


def _fill_one(reader: _Reader, index: int, quantity: QuantityDraft) -> None:
    text = reader.text
    left, right = _bounds(reader, index)
    if _changes(reader, index, left, quantity.start):
        quantity.subject = reader.quantities[index - 1].subject
        return
    source = clauses.from_word(text, left, quantity.start)
    if source is not None:
        quantity.subject = _topic(text, left, source) or _earlier_clause(reader, left)
        return
    moved = clauses.moved(text, left, quantity.start)
    if moved is not None:
        quantity.subject = _topic(text, left, moved) or _same_kind(reader, index)
        if quantity.subject:
            return
    after = _after(text, quantity, right)
    before_end = clauses.strip_trail(text, left, quantity.start)
    verbs = clauses.verbs(text, left, before_end)
    action = next((verb for verb in reversed(verbs) if verb.kind == "strong"), None)
    if action:
        quantity.action = action.place
    if after:
        quantity.subject = after
        return
    quantity.subject = _before(reader, index, left, before_end, verbs, action)


def _bounds(reader: _Reader, index: int) -> Place:
    """The clause of a quantity, between its neighbours."""
    quantity = reader.quantities[index]
    floor = reader.quantities[index - 1].end if index else reader.piece[0]
    ceiling = reader.quantities[index + 1].start if index + 1 < len(reader.quantities) else reader.piece[1]
    left = clauses.clause_start(reader.text, floor, quantity.start)
    if index:
        # 270座小型水库中已有231座: what the number before counts is not named again.
        named = reader.quantities[index - 1].subject
        if named and left <= named[0] and named[1] <= quantity.start:
            left = named[1]
    return left, clauses.clause_end(reader.text, quantity.end, ceiling)


def _changes(reader: _Reader, index: int, left: int, right: int) -> bool:
    """Whether this is what the quantity before it became: 从15万|增加到|20万元."""
    if not index or reader.quantities[index - 1].end != left:
        return False
    between = reader.text[left:right]
    return len(between) <= 8 and between[-1:] in ("到", "至", "为", "成")


def _topic(text: str, left: int, right: int) -> Place | None:
    """What a sentence speaks of, before its predicate: 水的重复利用率|平均提高."""
    right = clauses.before_comparison(text, left, right)
    verbs = [verb for verb in clauses.verbs(text, left, right) if verb.kind == "strong" and verb.end < right]
    start = clauses.strip_lead(text, left, right)
    start = next((verb.end for verb in verbs if verb.start == start), start)
    place = clauses.tidy(text, start, right)
    return place if place and place[1] - place[0] >= 2 else None


def _earlier_clause(reader: _Reader, left: int) -> Place | None:
    """The object of the clause before: 调整小型水库管护补助标准,每座由2万元提高到…"""
    right = left - 1
    if right <= reader.piece[0] or reader.text[right] != ",":
        return None
    start = clauses.clause_start(reader.text, reader.piece[0], right)
    strong = [verb for verb in clauses.verbs(reader.text, start, right) if verb.kind == "strong"]
    return clauses.tidy(reader.text, strong[-1].end, right) if strong else None


def _after(text: str, quantity: QuantityDraft, right: int) -> Place | None:
    start = quantity.end
    if start >= right or text[start] in _ENDS:
        return None
    if text[start] == "的":
        start += 1
    people = quantity.unit in _PEOPLE
    first = clauses.word_at(text, start, right)
    if clauses.stops(text, start, right):
        return None
    if first and first.kind == "strong":
        if quantity.unit not in _EVENTS:
            return None
        while first and first.kind == "strong":
            start = first.end
            first = clauses.word_at(text, start, right)
    return clauses.name_after(text, start, right, people)


def _before(
    reader: _Reader, index: int, left: int, right: int, verbs: list[Verb], action: Verb | None
) -> Place | None:
    text, quantity = reader.text, reader.quantities[index]
    if clauses.is_metric(text, right):
        return _topic(text, left, right)
    start = action.end if action else left
    place = clauses.tidy(text, start, right)
    if place and not action:
        place = _behind_weak(text, place)
    if place and not _only_verbs(text, place):
        return clauses.closed(text, _head(text, place, quantity), left)
    return _inherited(reader, index, left, right, verbs)


def _behind_weak(text: str, place: Place) -> Place | None:
    """Without a verb that surely is one: behind a weak one at the start, or behind one the dictionary knows."""
    first = clauses.word_at(text, place[0], place[1])
    if first and first.kind == "weak" and first.end < place[1]:
        return first.end, place[1]
    if place[1] - place[0] > 4 and not first:
        return clauses.cut_long(text, place[0], place[1]), place[1]
    return place


def _only_verbs(text: str, place: Place) -> bool:
    position = place[0]
    while position < place[1]:
        word = clauses.word_at(text, position, place[1])
        if word is None or word.kind in ("noun", "event"):
            return False
        position = word.end
    return True


def _head(text: str, place: Place, quantity: QuantityDraft) -> Place:
    """A name without the work done on it: 雨污管网|改造17.8公里."""
    start, end = place
    if quantity.unit in _EVENTS or quantity.unit in _PEOPLE:
        return place
    found = clauses.verbs(text, start, end)
    if found and found[-1].end == end and clauses.works(text, found[-1]) and found[-1].start - start >= 2:
        return start, found[-1].start
    return place


def _inherited(reader: _Reader, index: int, left: int, right: int, verbs: list[Verb]) -> Place | None:
    text, quantity = reader.text, reader.quantities[index]
    for earlier in reversed(reader.quantities[:index]):
        if earlier.subject and _alike(earlier, quantity):
            return earlier.subject
    if verbs:
        topic = clauses.tidy(text, left, clauses.before_comparison(text, left, verbs[0].start))
        if topic and topic[1] - topic[0] >= 2:
            return topic
        if quantity.unit in _EVENTS or (quantity.unit in _PEOPLE and verbs[-1].kind != "strong"):
            return verbs[-1].place
    if index:
        earlier = reader.quantities[index - 1]
        near = not any(sign in text[earlier.end : left] for sign in "。;")
        if near and earlier.unit_kind != "ratio":
            return earlier.subject
    return _earlier_clause(reader, left)


def _same_kind(reader: _Reader, index: int) -> Place | None:
    """The subject of the last ratio (sum, …): 满意率达91.3%,比整改前|提高12.6个百分点."""
    quantity = reader.quantities[index]
    for earlier in reversed(reader.quantities[:index]):
        if earlier.subject and earlier.unit_kind == quantity.unit_kind:
            return earlier.subject
    return None


def _alike(first: QuantityDraft, second: QuantityDraft) -> bool:
    return first.unit == second.unit or (first.unit in _PEOPLE and second.unit in _PEOPLE)
