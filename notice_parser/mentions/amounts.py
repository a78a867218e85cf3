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
_MINUS = ("负", "下", "-", "−")
_ONE = Decimal(1)
_INSIDE = ("余", "多", "来", "几")


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
    """A number with what was read behind it."""

    number: Number
    factor: Decimal
    unit: str | None
    kind: str
    end: int
    approximation: str
    scaled: bool


@cache
def finder() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """All number rules as one pattern led by a sign class, and the rule of each group."""
    rules = [loader.rules("base", "quantities").by_id[f"quantity.{name}"] for name in _TOKENS]
    branches = "|".join(f"({rule.pattern})" for rule in rules)
    lead = "(?=[0-9零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億几数半])"
    return re.compile(f"{lead}(?:{branches})"), tuple(rule.id for rule in rules)


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
    return piece[position] in "整正" and bool(_in_full().match(piece, position))


@cache
def _range() -> re.Pattern[str]:
    return loader.rules("base", "quantities").compiled["quantity.range"]


def number_of(match: re.Match[str], rule: str) -> Number | None:
    written = match.group()
    first, last = match.span()
    name = rule.removeprefix("quantity.")
    if name == "spaced":
        low = read_number(written.replace(" ", ""))
        return None if low is None else Number(first, last, written, low, rule=rule)
    if name in ("mixed", "arabic", "chinese"):
        low = read_number(written)
        return None if low is None else Number(first, last, written, low, rule=rule)
    if name == "percent":
        low = read_number(written[3:])
        unit = _PERMILLE[written[0]]
        return None if low is None else Number(first, last, written[3:], low, None, unit, rule)
    if name in ("fraction", "slash_fraction"):
        return _fraction(match, rule)
    if name in ("half", "one_half"):
        if name == "one_half" or match.string.startswith("数", last):
            return Number(first, last, written, Decimal(50), None, "%", rule)
        return Number(first, last, written, Decimal("0.5"), rule=rule)
    low, high = _spread(written)
    return None if low is None else Number(first, last, written, low, high, rule=rule)


def _fraction(match: re.Match[str], rule: str) -> Number | None:
    """三分之二, 1/3, in per cent. The value is given where it ends as a decimal: 四分之一 is 25."""
    written = match.group()
    below, _, above = written.partition("分之")
    if rule.endswith("slash_fraction"):
        above, _, below = written.partition("/")
    under, over = read_number(below), read_number(above)
    if not under or over is None or over >= under:
        return None
    exact = over * 100 / under if over * 10**8 % under == 0 else None
    return Number(match.start(), match.end(), written, exact, None, "%", rule)


def _spread(written: str) -> tuple[Decimal | None, Decimal | None]:
    """The ends of 几十 (20, 90), 十几 (10 and more), 三五 (3, 5), 七八十 (70, 80), 十七八 (17, 18)."""
    if written[0] in "几数":
        unit = read_number(written[1:])
        return (None, None) if unit is None else (2 * unit, 9 * unit)
    if written.endswith("几"):
        return read_number(written[:-1]), None
    head = written.find("十") + 1
    if head and len(written) - head == 2:
        return read_number(written[:head] + written[head]), read_number(written[:head] + written[head + 1])
    scale = written[2:]
    return read_number(written[0] + scale), read_number(written[1] + scale)


def amount_of(piece: str, number: Number) -> Amount | None:
    """Read 余 or 多, 万 or 亿, and the unit behind a number."""
    if number.unit is not None:
        # 半数 is one word.
        end = number.end + (1 if number.written == "半" else 0)
        return Amount(number, Decimal(1), number.unit, "ratio", end, "", False)
    chinese = not number.written[0].isascii() and not number.written.endswith("几")
    position, approximation = number.end, "more_than" if number.written.endswith("几") else ""
    if piece[position : position + 1] in _INSIDE:
        position, approximation = _inside(piece, number.end, number.written)
    position, factor = _scale(piece, position, chinese and not approximation)
    scaled = factor != 1
    if not approximation and piece[position : position + 1] in _INSIDE:
        position, approximation = _inside(piece, position, piece[number.start : position])
    blank = 1 if piece[position : position + 1] == " " else 0
    unit = units.unit_at(piece, position + blank, chinese)
    if unit is None:
        return _bare(piece, number, factor, position, approximation)
    value = number.low
    if unit.name == "成":
        return _tenths(piece, number, factor, unit, approximation)
    if unit.approximation == "half" and value is not None:
        number = replace(number, low=value + Decimal("0.5"))
    elif unit.approximation:
        approximation = unit.approximation
    elif value is not None and _and_a_half(piece, unit):
        number, unit.end = replace(number, low=value + Decimal("0.5")), unit.end + 1
    return Amount(number, factor, unit.name, unit.kind, unit.end, approximation, scaled)


def _tenths(piece: str, number: Number, factor: Decimal, unit: units.Unit, approximation: str) -> Amount:
    """六成 is 60 %, 九成八 98 %."""
    end = unit.end
    more = read_number(piece[end : end + 1]) if piece[end : end + 1] in tuple("一二三四五六七八九") else None
    if more is not None and number.low is not None:
        number, end = replace(number, low=number.low + more / 10), end + 1
    return Amount(number, factor * 10, "%", "ratio", end, approximation, False)


def _and_a_half(piece: str, unit: units.Unit) -> bool:
    """一吨半, 两米半: half a unit behind the unit."""
    if unit.kind not in ("length", "mass", "area", "volume") or not piece.startswith("半", unit.end):
        return False
    follows = piece[unit.end + 1 : unit.end + 2]
    return not follows or follows in BOUNDARY or follows in "左以的"


def _inside(piece: str, position: int, written: str) -> tuple[int, str]:
    blur = units.blur_at(piece, position, "inside")
    # 来 blurs round Chinese numbers alone (十来个).
    if blur is None or blur.approximation == "several" or (blur.word == "来" and written[-1] not in SCALES):
        return position, ""
    return position + len(blur.word), blur.approximation


def _scale(piece: str, position: int, chinese: bool) -> tuple[int, Decimal]:
    """万 and 亿 behind an Arabic number or behind 余, but not the 千 of 千克."""
    factor = _ONE
    follows = piece[position : position + 1]
    if chinese or (follows not in SCALES and follows != " "):
        return position, factor
    if piece.startswith(" ", position) and piece[position + 1 : position + 2] in ("万", "亿"):
        position += 1
    for _ in range(3):
        sign = piece[position : position + 1]
        if not sign or sign not in SCALES:
            break
        unit = units.simple_unit(piece, position)
        if unit is not None:
            break
        factor *= read_number(sign) or 1
        position += 1
    return position, factor


def _bare(piece: str, number: Number, factor: Decimal, position: int, approximation: str) -> Amount | None:
    """A number with 万 or 亿 and no unit: 从15万增加到20万元, 阅读量达1.2万."""
    arabic = number.written[0].isascii()
    if arabic and factor >= 10_000:
        # 授信2.4亿: what is told of money needs no 元.
        money = _money_noun().search(piece[max(0, number.start - 12) : number.start])
        unit, kind = ("元", "money") if money else (None, "other")
        return Amount(number, factor, unit, kind, position, approximation, True)
    if not arabic and len(number.written) > 1 and number.written[-1] in "万亿":
        at = piece[position : position + 1]
        if not at or at in BOUNDARY or at in "到增提降减升":
            return Amount(number, factor, None, "other", position, approximation, True)
    return Amount(number, factor, None, "other", position, approximation, False)


def signed(piece: str, number: Number, floor: int) -> Number:
    """The number with the sign before it: 增速为负3.9%, 零下5℃. The end of a range has none."""
    if piece[number.start - 1 : number.start] not in _MINUS or number.low is None or number.high is not None:
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
    written = match.group().lstrip("—-~至到")
    low, high = first.number.low, read_number(written)
    if low is None or high is None:
        return None
    second = amount_of(piece, Number(match.end() - len(written), match.end(), written, high))
    if second is None or second.unit is None or second.end > limit or first.unit not in (None, second.unit):
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
    return Amount(number, Decimal(1), second.unit, second.kind, second.end, second.approximation, True)


def _moves(piece: str, first: Amount, joint: str) -> bool:
    """从3个到5个 is a change, not a range."""
    return joint[0] in "至到" and piece[first.number.start - 1 : first.number.start] in ("从", "由", "自")
