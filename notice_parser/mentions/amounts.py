"""Read an amount: a written number and the unit behind it.

Numbers are found by the rules of ``quantities.toml``, in their order; what stands behind a number is looked
up in ``units``. Values are exact decimals.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from notice_parser.families import loader
from notice_parser.mentions import units
from notice_parser.mentions.numerals import read_number

BOUNDARY = frozenset(",;:。、!?.)》”】 \n(")
SCALES = frozenset("十百千万亿拾佰仟萬億")
_PERMILLE = {"百": "%", "佰": "%", "千": "‰", "仟": "‰", "万": "‱", "萬": "‱"}
_TOKENS = (
    "percent",
    "fraction",
    "slash_fraction",
    "spaced",
    "mixed",
    "arabic",
    "indefinite",
    "pair",
    "one_half",
    "chinese",
    "half",
)
_ONE = Decimal(1)
_HALF = Decimal("0.5")
_ONES = frozenset("一二三四五六七八九")
_TEN_THOUSANDS = ("万", "亿")
# 百万亿, 千万亿: no more signs stand in a row.
_MOST_SCALES = 3
# 一吨半: behind these units half of one is counted; 左右, 以上 and 的 may follow it.
_HALVED = frozenset(("length", "mass", "area", "volume"))
_BEHIND_HALF = frozenset(("", *BOUNDARY, *"左以的"))
# From 15万 to another number: what a number without a unit may be followed by.
_BEHIND_BARE = frozenset(("", *BOUNDARY, *"到增提降减升"))
# How far before a number a word may tell of money, in code points.
_MONEY_REACH = 12
# A fraction is given in per cent where it ends, as a decimal, after eight places.
_PLACES = 10**8


@dataclass(slots=True)
class Number:
    """A written number: its place, lowest and highest value (``None``: not a range).

    A ratio alone (百分之三, 半数) holds its ``unit``.
    """

    start: int
    end: int
    written: str
    low: Decimal | None
    high: Decimal | None = None
    unit: str | None = None
    rule: str = ""


@dataclass(slots=True)
class Amount:
    """A number with what was read behind it; ``scaled`` where 万 or 亿 stands for the unit."""

    number: Number
    factor: Decimal
    end: int
    unit: str | None = None
    kind: str = "other"
    approximation: str = ""
    scaled: bool = False


@cache
def finder() -> re.Pattern[str]:
    """All number rules as one pattern led by a sign class; each fills the group of its name."""
    known = loader.rules("base", "quantities").by_id
    branches = "|".join(f"(?P<{name}>{known[f'quantity.{name}'].pattern})" for name in _TOKENS)
    lead = "(?=[0-9零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億几数半])"
    return re.compile(f"{lead}(?:{branches})")


@cache
def followers() -> frozenset[str]:
    """The signs that can stand behind a number of a quantity: whatever else does, it counts nothing."""
    return units.first_signs() | frozenset("余多来十百千万亿萬億拾佰仟—-~至到 ")


@cache
def _money_noun() -> re.Pattern[str]:
    return loader.rules("base", "quantities").compiled["quantity.money_noun"]


@cache
def _negative() -> re.Pattern[str]:
    return loader.rules("base", "quantities").compiled["quantity.negative"]


@cache
def _in_full() -> re.Pattern[str]:
    return loader.rules("base", "quantities").compiled["quantity.in_full"]


def in_full(piece: str, position: int) -> bool:
    """Whether a sum is closed there as on a cheque: 壹佰贰拾叁元|整."""
    return _in_full().match(piece, position) is not None


@cache
def _range() -> re.Pattern[str]:
    return loader.rules("base", "quantities").compiled["quantity.range"]


def number_of(match: re.Match[str]) -> Number | None:
    """What the finder found, read; ``None`` where it is no number."""
    written = match.group()
    first, last = match.span()
    name = match.lastgroup
    rule = f"quantity.{name}"
    if name == "fraction":
        below, above = written.split("分之")
        return _fraction(match, rule, above, below)
    if name == "slash_fraction":
        above, below = written.split("/")
        return _fraction(match, rule, above, below)
    if name == "one_half" or (name == "half" and match.string.startswith("数", last)):
        return Number(first, last, written, Decimal(50), None, "%", rule)
    if name == "half":
        return Number(first, last, written, _HALF, rule=rule)
    high = unit = None
    if name in ("indefinite", "pair"):
        low, high = _spread(written)
    else:
        if name == "percent":
            unit, written = _PERMILLE[written[0]], written[3:]
        # 5 9宗: the blank is none of the number.
        low = read_number(written.replace(" ", ""))
    return None if low is None else Number(first, last, written, low, high, unit, rule)


def _fraction(match: re.Match[str], rule: str, above: str, below: str) -> Number | None:
    """三分之二, 1/3, in per cent. The value is given where it ends as a decimal: 四分之一 is 25."""
    under, over = read_number(below), read_number(above)
    if under is None or over is None or over >= under:
        return None
    exact = over * 100 / under if over * _PLACES % under == 0 else None
    return Number(*match.span(), match.group(), exact, None, "%", rule)


def _spread(written: str) -> tuple[Decimal | None, Decimal | None]:
    """The ends of 几十 (20, 90), 十几 (10 and more), 三五 (3, 5), 七八十 (70, 80), 十七八 (17, 18)."""
    if written.startswith(("几", "数")):
        unit = read_number(written[1:])
        return (None, None) if unit is None else (2 * unit, 9 * unit)
    if written.endswith("几"):
        return read_number(written[:-1]), None
    head = written.find("十") + 1
    if head and len(written) - head == 2:
        return read_number(written[:head] + written[head]), read_number(written[:head] + written[head + 1])
    scale = written[2:]
    return read_number(written[0] + scale), read_number(written[1] + scale)


def amount_of(piece: str, number: Number) -> Amount:
    """Read 余 or 多, 万 or 亿, and the unit behind a number."""
    if number.unit is not None:
        # 半数 is one word.
        end = number.end + (number.written == "半")
        return Amount(number, _ONE, end, number.unit, "ratio")
    several = number.written.endswith("几")
    chinese = not (several or number.written[0].isascii())
    if several:
        position, approximation = number.end, "more_than"
    else:
        position, approximation = _inside(piece, number.end, number.written)
    factor = _ONE
    if approximation or not chinese:
        position, factor = _scale(piece, position)
    if not approximation:
        position, approximation = _inside(piece, position, piece[number.start : position])
    unit = units.unit_at(piece, position + piece.startswith(" ", position), chinese)
    if unit is None:
        return _bare(piece, number, factor, position, approximation)
    if unit.name == "成":
        return _tenths(piece, number, factor, unit, approximation)
    if unit.approximation == "half":
        number = _with(number, _HALF)
    elif unit.approximation:
        approximation = unit.approximation
    elif _and_a_half(piece, unit):
        number, unit.end = _with(number, _HALF), unit.end + 1
    return Amount(number, factor, unit.end, unit.name, unit.kind, approximation)


def _with(number: Number, part: Decimal) -> Number:
    """The number, and a part of its unit more."""
    assert number.low is not None
    return replace(number, low=number.low + part)


def _tenths(piece: str, number: Number, factor: Decimal, unit: units.Unit, approximation: str) -> Amount:
    """六成 is 60 %, 九成八 98 %."""
    end = unit.end
    more = read_number(piece[end : end + 1]) if piece[end : end + 1] in _ONES else None
    if more is not None:
        number, end = _with(number, more / 10), end + 1
    return Amount(number, factor * 10, end, "%", "ratio", approximation)


def _and_a_half(piece: str, unit: units.Unit) -> bool:
    """一吨半, 两米半: half a unit behind the unit."""
    if unit.kind not in _HALVED or not piece.startswith("半", unit.end):
        return False
    return piece[unit.end + 1 : unit.end + 2] in _BEHIND_HALF


def _inside(piece: str, position: int, written: str) -> tuple[int, str]:
    blur = units.blur_at(piece, position, "inside")
    # 来 blurs round Chinese numbers alone (十来个).
    if blur is None or blur.approximation == "several" or (blur.word == "来" and written[-1] not in SCALES):
        return position, ""
    return position + len(blur.word), blur.approximation


def _scale(piece: str, position: int) -> tuple[int, Decimal]:
    """万 and 亿 behind an Arabic number or behind 余, but not the 千 of 千克."""
    factor = _ONE
    if piece.startswith(" ", position) and piece.startswith(_TEN_THOUSANDS, position + 1):
        position += 1
    for sign in piece[position : position + _MOST_SCALES]:
        power = read_number(sign) if sign in SCALES else None
        if power is None or units.simple_unit(piece, position):
            break
        factor *= power
        position += 1
    return position, factor


def _bare(piece: str, number: Number, factor: Decimal, end: int, approximation: str) -> Amount:
    """A number with 万 or 亿 and no unit: 从15万增加到20万元, 阅读量达1.2万."""
    if number.written[0].isascii():
        if factor < 10_000:
            return Amount(number, factor, end)
        # 授信2.4亿: what is told of money needs no 元.
        if _money_noun().search(piece[max(0, number.start - _MONEY_REACH) : number.start]):
            return Amount(number, factor, end, "元", "money", approximation, scaled=True)
        return Amount(number, factor, end, approximation=approximation, scaled=True)
    scaled = (
        len(number.written) > 1
        and number.written.endswith(_TEN_THOUSANDS)
        and piece[end : end + 1] in _BEHIND_BARE
    )
    return Amount(number, factor, end, approximation=approximation, scaled=scaled)


def signed(piece: str, number: Number, floor: int) -> Number:
    """The number with the sign before it: 增速为负3.9%, 零下5℃. The end of a range has none."""
    if number.low is None or number.high is not None:
        return number
    sign = _negative().search(piece, max(floor, number.start - 2), number.start)
    if sign is None:
        return number
    return replace(number, start=sign.start(), written=piece[sign.start() : number.end], low=-number.low)


def ranged(piece: str, first: Amount, limit: int) -> Amount | None:
    """3—5次, 3至5名, 3%—5%, 3—5万元: one amount from the first number to the second."""
    if first.number.high is not None or first.number.unit is not None:
        return None
    match = _range().match(piece, first.end, limit)
    if not match or _moves(piece, first, match.group()):
        return None
    written = match["second"]
    low, high = first.number.low, read_number(written)
    if low is None or high is None:
        return None
    second = amount_of(piece, Number(*match.span("second"), written, high))
    if second.unit is None or second.end > limit or first.unit not in (None, second.unit):
        return None
    factor = first.factor
    if first.unit is None and not first.scaled and low < high:
        factor = second.factor
    # A draft has one factor: the ends are multiplied here.
    low, high = low * factor, high * second.factor
    if low >= high:
        return None
    whole = piece[first.number.start : second.number.end]
    number = Number(first.number.start, second.number.end, whole, low, high, rule="quantity.range")
    return Amount(number, _ONE, second.end, second.unit, second.kind, second.approximation)


def _moves(piece: str, first: Amount, joint: str) -> bool:
    """从3个到5个 is a change, not a range."""
    return joint.startswith(("至", "到")) and piece.endswith(("从", "由", "自"), 0, first.number.start)
