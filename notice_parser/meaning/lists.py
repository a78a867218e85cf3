"""Read figures that stand in a list: 分别领办7个、5个问题; 甲、乙分别占50%、30%."""

from notice_parser.meaning import clauses
from notice_parser.meaning.carried import Reader
from notice_parser.model.draft import Place

_LISTED = frozenset(("、", "", "和", "及", "与", "以及"))
_SEVERAL = frozenset(("、", "和", "及", "与"))
_MOST = 6
_REACH = 60
# 主次干道、背街小巷|保洁达标率: names that are so much longer than others hold what all share.
_UNLIKE = 4


def listed_after(reader: Reader, index: int) -> int | None:
    """The last figure of a list that begins with this one: 分别领办|7个|、5个问题."""
    place = index
    while place + 1 < len(reader.quantities) and place - index < _MOST:
        this, following = reader.quantities[place], reader.quantities[place + 1]
        if reader.text[this.end : following.start] not in _LISTED:
            break
        place += 1
    return place if place > index else None


def _listed_before(reader: Reader, index: int) -> int:
    """The first figure of the list that this one stands in."""
    place = index
    while place and index - place < _MOST:
        this, former = reader.quantities[place], reader.quantities[place - 1]
        if former.unit_kind != this.unit_kind or reader.text[former.end : this.start] not in _SEVERAL:
            break
        place -= 1
    return place


def respective(reader: Reader, index: int) -> Place | None:
    """The name that is a figure's own where names and figures are told in the same order.

    工作量、难度系数、满意度|分别|占50%、30%、20%; 立案16件、撤案21件,同比|分别|上升33.3%和50%.
    """
    place = reader.quantities[index].start
    if reader.text.rfind("分别", max(reader.piece[0], place - _REACH), place) < 0:
        return None
    first = _listed_before(reader, index)
    last = listed_after(reader, index)
    size = (index if last is None else last) - first + 1
    if size < 2:
        return None
    text, head = reader.text, reader.quantities[first]
    floor = reader.quantities[first - 1].end if first else reader.piece[0]
    start = clauses.clause_start(text, floor, head.start)
    match = clauses.pattern("respectively").search(text[start : head.start])
    if not match:
        return None
    names = _names(text, clauses.strip_lead(text, start, start + match.start()), start + match.start())
    lengths = [end - begin for begin, end in names]
    if len(names) == size and max(lengths) - min(lengths) < _UNLIKE:
        return names[index - first]
    if names or first < size:
        return None
    return reader.quantities[index - size].subject


def _names(text: str, start: int, end: int) -> list[Place]:
    """The names of a list: 工作量|难度系数|满意度."""
    names: list[Place] = []
    for token in clauses.tokens(text, start, end):
        if token.kind == "joint":
            start = token.end
        elif names and names[-1][0] == start:
            names[-1] = start, token.end
        else:
            names.append((start, token.end))
    return names
