"""Find quantities: a number, the words that blur it, and its unit.

The span runs from the first blurring word to the last (``不少于5%``, ``530余册``, ``10万立方米以上``);
``value`` is in the unit as printed, 万 and 亿 multiplied out. Forms: ANNOTATION, FORMS "Quantities".
A number without a unit is none, but for one with 万 or 亿 (从15万增加到20万元).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from notice_parser.families import loader
from notice_parser.mentions import units
from notice_parser.mentions.numerals import read_number
from notice_parser.model.draft import Place, QuantityDraft

_SCALES = frozenset("十百千万亿拾佰仟萬億")
_BOUNDARY = frozenset(",;:。、!?.)》”】 \n(")
_PERMILLE = {"百": "%", "千": "‰", "万": "‱"}
_TOKENS = ("percent", "fraction", "slash_fraction", "mixed", "arabic", "indefinite", "pair", "one_half",
           "chinese", "half")
_INSIDE = ("余", "多", "来", "几")
_PLAIN = frozenset(("quantity.arabic", "quantity.chinese", "quantity.pair", "quantity.indefinite"))
_BARE_SCALES = frozenset("百千万亿")
# Counted one by one: 一名, 一户 say a number even before their noun; 一个, 一项 are articles there.
_COUNTED_ONE = frozenset("名户家所辆台套座处起笔人例间")
# Units only where nothing follows: 分为三步, 结对26对, 摄像头936路, but 两步走, 一对一.
_CLOSING = frozenset("步对路")
# A number of 日 is a term where its noun says so; else it is a day of the month.
_TERMS = ("期", "期限", "限", "时限", "为期", "公示", "满", "少于", "超过", "历时")
_LASTING = frozenset(("年", "个月", "天", "周", "个星期", "星期"))
_LASTED = ("历时", "耗时", "为期", "长达", "用时", "达", "任职", "工作", "服务", "挂职", "延长", "缩短", "时间", "时长")
_LONGEST_SLOGAN = 12
_CLAUSE_END = re.compile("[,;:。!?\n]")
# 一个正在整改, 一个因历史原因尚未完成: one of several, told apart.
_ONE_OF = re.compile("已|正在|尚|因|未|被|取得|完成|转|予|属")
_SLOGAN_PAIR = re.compile("一[个件项类批处起家户]、[^、,。;]{1,4}一[个件项类批处起家户]")


@dataclass(slots=True)
class _Number:
    """A written number: its place, lowest and highest value (``None``: not a range)."""

    start: int
    end: int
    written: str
    low: Decimal | None
    high: Decimal | None = None
    unit: str | None = None
    kind: str = ""
    rule: str = ""


@dataclass(slots=True)
class _Amount:
    """A number with what was read behind it."""

    number: _Number
    factor: Decimal
    unit: str | None
    kind: str
    end: int
    approximation: str
    scaled: bool


@cache
def _finder() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """All number rules as one pattern led by a sign class, and the rule of each group."""
    rules = [loader.rules("base", "quantities").by_id[f"quantity.{name}"] for name in _TOKENS]
    branches = "|".join(f"({rule.pattern})" for rule in rules)
    lead = "(?=[0-9零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟几数半])"
    return re.compile(f"{lead}(?:{branches})"), tuple(rule.id for rule in rules)


@cache
def _followers() -> frozenset[str]:
    """The signs that can stand behind a number of a quantity: whatever else does, it counts nothing."""
    return units.first_signs() | frozenset("余多来十百千万亿萬億拾佰仟—-~至到 ")


@cache
def _range() -> re.Pattern[str]:
    return loader.rules("base", "quantities").compiled["quantity.range"]


def scan(text: str, start: int, end: int, taken: Sequence[Place] = ()) -> list[QuantityDraft]:
    """The quantities of ``text[start:end]`` outside the sorted spans ``taken``, in order.

    >>> [(q.number, q.value, q.unit, q.approximation) for q in scan("征集530余册,投入69.06万元", 0, 17)]
    [('530', '530', '册', 'more_than'), ('69.06', '690600', '元', 'exact')]
    """
    piece = text[start:end]
    finder, ids = _finder()
    followers = _followers()
    walls = [(max(a - start, 0), min(b - start, len(piece))) for a, b in taken if a < end and b > start]
    found: list[QuantityDraft] = []
    position = wall = floor = 0
    while match := finder.search(piece, position):
        position = match.end()
        while wall < len(walls) and walls[wall][1] <= match.start():
            floor = max(floor, walls[wall][1])
            wall += 1
        limit = walls[wall][0] if wall < len(walls) else len(piece)
        if match.end() > limit:
            position = max(position, walls[wall][1])
            continue
        rule = ids[(match.lastindex or 1) - 1]
        follows = piece[position : position + 1]
        if rule in _PLAIN and follows not in followers and piece[position - 1] not in "万亿":
            continue
        if follows == "年" and position - match.start() == 4 and match.group()[0] in "12一二":
            continue
        number = _number(match, rule)
        draft = number and _quantity(piece, number, floor, limit)
        if draft:
            position = floor = draft.end
            draft.start += start
            draft.end += start
            draft.number_end += start
            found.append(draft)
    return found


def _number(match: re.Match[str], rule: str) -> _Number | None:
    written = match.group()
    first, last = match.span()
    name = rule.removeprefix("quantity.")
    if name in ("mixed", "arabic", "chinese"):
        low = read_number(written)
        return None if low is None else _Number(first, last, written, low, rule=rule)
    if name == "percent":
        low = read_number(written[3:])
        unit = _PERMILLE[written[0]]
        return None if low is None else _Number(first, last, written[3:], low, None, unit, "ratio", rule)
    if name in ("fraction", "slash_fraction"):
        return _fraction(match, rule)
    if name in ("half", "one_half"):
        if name == "one_half" or match.string.startswith("数", last):
            return _Number(first, last, written, Decimal(50), None, "%", "ratio", rule)
        return _Number(first, last, written, Decimal("0.5"), rule=rule)
    low, high = _spread(written)
    return None if low is None else _Number(first, last, written, low, high, rule=rule)


def _fraction(match: re.Match[str], rule: str) -> _Number | None:
    """三分之二, 1/3, in per cent. The value is given where it ends as a decimal: 四分之一 is 25."""
    written = match.group()
    below, _, above = written.partition("分之")
    if rule.endswith("slash_fraction"):
        above, _, below = written.partition("/")
    under, over = read_number(below), read_number(above)
    if not under or over is None or over >= under:
        return None
    exact = over * 100 / under if over * 10**8 % under == 0 else None
    return _Number(match.start(), match.end(), written, exact, None, "%", "ratio", rule)


def _spread(written: str) -> tuple[Decimal | None, Decimal | None]:
    """The ends of 几十 (20, 90), 十几 (11, 19), 三五 (3, 5), 七八十 (70, 80), 十七八 (17, 18)."""
    if written[0] in "几数":
        unit = read_number(written[1:])
        return (None, None) if unit is None else (2 * unit, 9 * unit)
    if written.endswith("几"):
        base = read_number(written[:-1])
        step = {"百": 10, "千": 100}.get(written[-2], 1)
        return (None, None) if base is None else (base + step, base + 9 * step)
    head = written.find("十") + 1 if written[-1] != "十" and written[0] != "一" else 0
    if head and head < len(written) - 2 + 1 and written[head - 1] == "十" and len(written) - head == 2:
        return read_number(written[:head] + written[head]), read_number(written[:head] + written[head + 1])
    scale = written[2:]
    return read_number(written[0] + scale), read_number(written[1] + scale)


def _quantity(piece: str, number: _Number, floor: int, limit: int) -> QuantityDraft | None:
    amount = _amount(piece, number)
    if amount is None or amount.end > limit:
        return None
    ranged = _ranged(piece, amount, limit)
    amount = ranged or amount
    if amount.unit is None and not (amount.scaled or amount.kind == "ratio"):
        return None
    start, before = _before(piece, amount, floor)
    end, after = _after(piece, amount.end, limit)
    approximation = after or amount.approximation or before or "exact"
    if before and before != "about":
        approximation = before
    if not _accepted(piece, amount, start, end, approximation):
        return None
    return _draft(amount, start, end, approximation, ranged is not None)


def _amount(piece: str, number: _Number) -> _Amount | None:
    """Read 余 or 多, 万 or 亿, and the unit behind a number."""
    if number.unit is not None:
        # 半数 is one word.
        end = number.end + (1 if number.written == "半" else 0)
        return _Amount(number, Decimal(1), number.unit, "ratio", end, "", False)
    chinese = not number.written[0].isascii() and not number.written.endswith("几")
    position, approximation = number.end, ""
    if piece[position : position + 1] in _INSIDE:
        position, approximation = _inside(piece, number.end, number.written)
    position, factor = _scale(piece, position, chinese and not approximation)
    scaled = factor != 1
    if not approximation and piece[position : position + 1] in _INSIDE:
        position, approximation = _inside(piece, position, piece[number.start:position])
    blank = 1 if piece[position : position + 1] == " " else 0
    unit = units.unit_at(piece, position + blank, chinese)
    if unit is None:
        return _bare(piece, number, factor, position, approximation)
    value = number.low
    if unit.name == "成":
        return _Amount(number, factor * 10, "%", "ratio", unit.end, approximation, scaled)
    if unit.approximation == "half" and value is not None:
        number = replace(number, low=value + Decimal("0.5"))
    elif unit.approximation:
        approximation = unit.approximation
    elif value is not None and _and_a_half(piece, unit):
        number, unit.end = replace(number, low=value + Decimal("0.5")), unit.end + 1
    return _Amount(number, factor, unit.name, unit.kind, unit.end, approximation, scaled)


def _and_a_half(piece: str, unit: units.Unit) -> bool:
    """一吨半, 两米半: half a unit behind the unit."""
    if unit.kind not in ("length", "mass", "area", "volume") or not piece.startswith("半", unit.end):
        return False
    follows = piece[unit.end + 1 : unit.end + 2]
    return not follows or follows in _BOUNDARY or follows in "左以的"


def _inside(piece: str, position: int, written: str) -> tuple[int, str]:
    blur = units.blur_at(piece, position, "inside")
    # 来 blurs round Chinese numbers alone (十来个).
    if blur is None or blur.approximation == "several" or (blur.word == "来" and written[-1] not in _SCALES):
        return position, ""
    return position + len(blur.word), blur.approximation


def _scale(piece: str, position: int, chinese: bool) -> tuple[int, Decimal]:
    """万 and 亿 behind an Arabic number or behind 余, but not the 千 of 千克."""
    factor = Decimal(1)
    if chinese:
        return position, factor
    if piece.startswith(" ", position) and piece[position + 1 : position + 2] in ("万", "亿"):
        position += 1
    for _ in range(3):
        sign = piece[position : position + 1]
        if not sign or sign not in _SCALES:
            break
        unit = units.simple_unit(piece, position)
        if unit is not None:
            break
        factor *= read_number(sign) or 1
        position += 1
    return position, factor


def _bare(piece: str, number: _Number, factor: Decimal, position: int, approximation: str) -> _Amount | None:
    """A number with 万 or 亿 and no unit: 从15万增加到20万元, 阅读量达1.2万."""
    arabic = number.written[0].isascii()
    if arabic and factor >= 10_000:
        return _Amount(number, factor, None, "other", position, approximation, True)
    if not arabic and len(number.written) > 1 and number.written[-1] in "万亿":
        at = piece[position : position + 1]
        if not at or at in _BOUNDARY or at in "到增提降减升":
            return _Amount(number, factor, None, "other", position, approximation, True)
    return _Amount(number, factor, None, "other", position, approximation, False)


def _ranged(piece: str, first: _Amount, limit: int) -> _Amount | None:
    """3—5次, 3至5名, 3%—5%, 3—5万元: one amount from the first number to the second."""
    if first.number.high is not None or first.number.kind == "ratio":
        return None
    match = _range().match(piece, first.end, limit)
    if not match or _moves(piece, first, match.group()):
        return None
    written = match.group().lstrip("—-~至到")
    low, high = first.number.low, read_number(written)
    if low is None or high is None:
        return None
    second = _amount(piece, _Number(match.end() - len(written), match.end(), written, high))
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
    number = _Number(first.number.start, second.number.end, whole, low, high, rule="quantity.range")
    return _Amount(number, Decimal(1), second.unit, second.kind, second.end, second.approximation, True)


def _moves(piece: str, first: _Amount, joint: str) -> bool:
    """从3个到5个 is a change, not a range."""
    return joint[0] in "至到" and piece[first.number.start - 1 : first.number.start] in ("从", "由", "自")


def _before(piece: str, amount: _Amount, floor: int) -> tuple[int, str]:
    start = amount.number.start
    blur = units.blur_before(piece, start)
    if blur is None and piece[start - 1 : start] == " ":
        blur = units.blur_before(piece, start - 1)
        start -= 1 if blur else 0
    if blur is None or start - len(blur.word) < floor:
        return amount.number.start, ""
    # 上百, 上千, but not 上三个.
    if blur.word == "上" and amount.number.written[0] not in _BARE_SCALES:
        return amount.number.start, ""
    return start - len(blur.word), blur.approximation


def _after(piece: str, position: int, limit: int) -> tuple[int, str]:
    blur = units.blur_at(piece, position, "after")
    if blur is None or position + len(blur.word) > limit:
        return position, ""
    end = position + len(blur.word)
    follows = piece[end : end + 1]
    if blur.word == "以下" and follows and follows in "简称几情问内措事方":
        return position, ""
    if blur.word == "上下" and follows and follows not in _BOUNDARY and follows not in "浮波":
        return position, ""
    return end, blur.approximation


def _accepted(piece: str, amount: _Amount, start: int, end: int, approximation: str) -> bool:
    """Whether a number with its unit is a quantity, by what stands around it."""
    number = amount.number
    first = number.start
    before = piece[first - 1 : first]
    if amount.unit == "年" and not amount.approximation and number.low and 1900 <= number.low < 2100:
        return False
    if amount.unit in _LASTING and (before == "每" or (before == "近" and not _lasted(piece, first - 1))):
        return False
    if before and before in "、至到—-" and "第" in piece[max(0, first - 6) : first]:
        return False
    if amount.unit in ("栋", "幢", "单元") and before and before in "号路区院苑园街":
        return False
    if amount.unit == "组" and (not number.written[0].isascii() or before in ("察", "视")):
        return False
    if amount.unit in ("版", "本", "节", "章") and "." in number.written:
        # 2.0版, 2.2本计划: a release, a numbering.
        return False
    if amount.unit == "名" and before == "前":
        return False
    if amount.unit in _CLOSING and (number.written == "一" or not _closed(piece, end)):
        return False
    if amount.unit == "日" and not _term(piece, start, end):
        return False
    if number.rule in ("quantity.chinese", "quantity.pair") and not _chinese_accepted(piece, amount, end, approximation):
        return False
    return not _slogan(piece, start, end, number)


def _term(piece: str, start: int, end: int) -> bool:
    return piece.startswith("内", end) or any(piece.endswith(word, 0, start) for word in _TERMS)


def _lasted(piece: str, position: int) -> bool:
    return any(piece.endswith(word, 0, position) for word in _LASTED)


def _chinese_accepted(piece: str, amount: _Amount, end: int, approximation: str) -> bool:
    number = amount.number
    if units.in_phrase(piece, number.start):
        return False
    if len(number.written) > 1 and not _SCALES.intersection(number.written) and number.rule == "quantity.chinese":
        return "点" in number.written
    if number.written == "十" and amount.unit == "分" and not _closed(piece, end):
        return False
    if number.written in ("百", "千", "万", "亿", "千万", "百万", "万亿"):
        return approximation != "exact"
    if number.written == "二" and amount.unit == "次" and not _closed(piece, end):
        return False
    before = piece[number.start - 1 : number.start]
    if number.written in "一二三四" and amount.unit == "期" and not _closed(piece, end):
        return before == "分"
    return number.written != "一" or approximation != "exact" or _one_accepted(piece, amount, before, end)


def _one_accepted(piece: str, amount: _Amount, before: str, end: int) -> bool:
    """Whether 一 with its unit counts (会议一次, 开展一次检查) or is an article (当前一项重大任务)."""
    if amount.unit in _LASTING and piece[end : end + 1] in ("内", "后", "前"):
        return True
    if not before or before in _BOUNDARY or before in "每某另这那任何同唯统第":
        return before in ("、", ",", "(") and (_closed(piece, end) or _ONE_OF.match(piece, end) is not None)
    if _closed(piece, end):
        # 发现一起、查处一起: both ends of a slogan.
        near = piece[max(0, amount.number.start - 8) : end + 8]
        return amount.unit in ("人", "名") or near.count(f"一{amount.unit}") < 2 and not _SLOGAN_PAIR.search(near)
    if amount.unit in ("次", "轮", "遍", "回"):
        # 每半年开展一次检查 says how often; 开展一次检查 is an article.
        return "每" in _clause(piece, amount.number.start)
    return amount.unit in _COUNTED_ONE and before not in "的是成为了由"


def _clause(piece: str, position: int) -> str:
    """What stands before ``position`` in its clause, at most 24 code points."""
    return _CLAUSE_END.split(piece[max(0, position - 24) : position])[-1]


def _closed(piece: str, end: int) -> bool:
    return end >= len(piece) or piece[end] in _BOUNDARY


def _slogan(piece: str, start: int, end: int, number: _Number) -> bool:
    """A numeral inside a short quotation is a slogan: “两个责任”, “最多跑一次”, “三个100%”."""
    for left, right in ("“”", "‘’"):
        opened = piece.rfind(left, max(0, start - _LONGEST_SLOGAN), start)
        if opened < 0 or right in piece[opened:start]:
            continue
        closed = piece.find(right, end, opened + _LONGEST_SLOGAN + 2)
        if closed >= 0:
            return not number.written[0].isascii() or (opened == start - 1 and closed - opened <= 9)
    return False


def _draft(amount: _Amount, start: int, end: int, approximation: str, ranged: bool) -> QuantityDraft:
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


def apart(quantities: Sequence[QuantityDraft]) -> bool:
    """Whether the spans are in order and do not overlap."""
    return all(first.end <= second.start for first, second in pairwise(quantities))
