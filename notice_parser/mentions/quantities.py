"""Find quantities: a number, the words that blur it, and its unit.

The span runs from the first blurring word to the last (``不少于5%``, ``530余册``, ``10万立方米以上``);
``value`` is in the unit as printed, 万 and 亿 multiplied out. Forms: ANNOTATION, FORMS "Quantities".
A number without a unit is none, but for one with 万 or 亿 (从15万增加到20万元).
"""

from collections.abc import Sequence
from decimal import Decimal

from notice_parser.mentions import amounts, units
from notice_parser.mentions.amounts import BOUNDARY, Amount
from notice_parser.mentions.countable import accepted
from notice_parser.model.draft import Place, QuantityDraft

_PLAIN = frozenset(("arabic", "chinese", "pair", "indefinite"))
_BARE_SCALES = frozenset("百千万亿")
_TEN_THOUSANDS = ("万", "亿")
# 以下简称, 以下几个方面: what follows is announced, no number limited.
_ANNOUNCED = frozenset("简称几情问内措事方")
# 上下浮动, 上下波动.
_BEHIND_UP_AND_DOWN = frozenset(("", *BOUNDARY, *"浮波"))


def scan(text: str, start: int, end: int, taken: Sequence[Place] = ()) -> list[QuantityDraft]:
    """The quantities of ``text[start:end]`` outside the sorted spans ``taken``, in order.

    >>> [(q.number, q.value, q.unit, q.approximation) for q in scan("征集530余册,投入69.06万元", 0, 17)]
    [('530', '530', '册', 'more_than'), ('69.06', '690600', '元', 'exact')]
    """
    piece = text[start:end]
    search = amounts.finder().search
    followers = amounts.followers()
    walls = [(a - start, b - start) for a, b in taken]
    found: list[QuantityDraft] = []
    position = wall = floor = 0
    while match := search(piece, position):
        at, position = match.span()
        while wall < len(walls) and walls[wall][1] <= at:
            floor = max(floor, walls[wall][1])
            wall += 1
        limit = walls[wall][0] if wall < len(walls) else len(piece)
        if position > limit:
            position = max(position, walls[wall][1])
            continue
        follows = piece[position : position + 1]
        if (
            follows not in followers
            and match.lastgroup in _PLAIN
            and not match.group().endswith(_TEN_THOUSANDS)
        ):
            continue
        number = amounts.number_of(match)
        draft = number and _quantity(piece, number, floor, limit)
        if draft:
            position = floor = draft.end
            draft.start += start
            draft.end += start
            draft.number_end += start
            found.append(draft)
    return found


def _quantity(piece: str, number: amounts.Number, floor: int, limit: int) -> QuantityDraft | None:
    amount = amounts.amount_of(piece, number)
    if amount.end > limit:
        return None
    ranged = amounts.ranged(piece, amount, limit)
    amount = ranged or amount
    if amount.unit is None and not (amount.scaled or amount.kind == "ratio"):
        return None
    start, before = _before(piece, amount, floor)
    end, after = _after(piece, amount, limit)
    approximation = after or amount.approximation or before or "exact"
    if before and before != "about":
        approximation = before
    if not accepted(piece, amount, start, end, approximation):
        return None
    if start == amount.number.start:
        amount.number = amounts.signed(piece, amount.number, floor)
        start = amount.number.start
    return _draft(amount, start, end, approximation, ranged is not None)


def _before(piece: str, amount: Amount, floor: int) -> tuple[int, str]:
    start = amount.number.start
    blur = units.blur_before(piece, start)
    if blur is None and piece.endswith(" ", 0, start):
        start -= 1
        blur = units.blur_before(piece, start)
    if blur is None or start - len(blur.word) < floor:
        return amount.number.start, ""
    # 上百, 上千, but not 上三个.
    if blur.word == "上" and amount.number.written[0] not in _BARE_SCALES:
        return amount.number.start, ""
    return start - len(blur.word), blur.approximation


def _after(piece: str, amount: Amount, limit: int) -> tuple[int, str]:
    position = amount.end
    if amount.kind == "money" and position < limit and amounts.in_full(piece, position):
        return position + 1, ""
    blur = units.blur_at(piece, position, "after")
    if blur is None or position + len(blur.word) > limit:
        return position, ""
    end = position + len(blur.word)
    follows = piece[end : end + 1]
    if blur.word == "以下" and follows in _ANNOUNCED:
        return position, ""
    if blur.word == "上下" and follows not in _BEHIND_UP_AND_DOWN:
        return position, ""
    return end, blur.approximation


def _draft(amount: Amount, start: int, end: int, approximation: str, ranged: bool) -> QuantityDraft:
    number = amount.number
    low = None if number.low is None else plain(number.low * amount.factor)
    high = None if number.high is None else plain(number.high * amount.factor)
    minimum = maximum = None
    if high is not None:
        minimum, maximum = low, high
    elif approximation in ("more_than", "at_least"):
        minimum = low
    elif approximation in ("less_than", "at_most"):
        maximum = low
    return QuantityDraft(
        start=start,
        end=end,
        rule=number.rule,
        number=number.written,
        number_end=number.end,
        value=low,
        unit=amount.unit,
        unit_kind=amount.kind,
        approximation=approximation,
        minimum=minimum,
        maximum=maximum,
    )


def plain(value: Decimal) -> str:
    """A decimal without exponent and without idle zeros.

    >>> plain(Decimal("690600.00")), plain(Decimal("3.60")), plain(Decimal("1E+2"))
    ('690600', '3.6', '100')
    """
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
