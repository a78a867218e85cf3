"""Say whether an amount counts something, by what stands around it.

Articles (一个总目标), ordinals, dates, addresses, slogans and fixed phrases count nothing
(ANNOTATION, "What is not a quantity").
"""

import re

from notice_parser.mentions import units
from notice_parser.mentions.amounts import BOUNDARY, SCALES, Amount, Number

# Counted one by one: 一名, 一户 say a number even before their noun; 一个, 一项 are articles there.
_COUNTED_ONE = frozenset("名户家所辆台套座处笔人例间")
# Units only where nothing follows: 分为三步, 结对26对, 摄像头936路, but 两步走, 一对一.
_CLOSING = frozenset("步对路")
# A number of 日 is a term where its noun says so; else it is a day of the month.
_TERMS = ("期", "期限", "限", "时限", "为期", "公示", "满", "少于", "超过", "历时")
# 由7日压缩为3日: what grows or shrinks is a term on either side.
_TURNED = re.compile("(?:压缩|缩短|压减|缩减|精简|延长|增加|减少|降)(?:为|到|至)")
_LASTING = frozenset(("年", "个月", "天", "周", "个星期", "星期"))
# Behind these 近三年 is a length of time; else it is a date.
_LASTED = (
    "闲置",
    "拖延",
    "停工",
    "滞后",
    "超期",
    "逾期",
    "持续",
    "历时",
    "耗时",
    "为期",
    "长达",
    "用时",
    "达",
    "任职",
    "工作",
    "服务",
    "挂职",
    "延长",
    "缩短",
    "时间",
    "时长",
)
_BARE_SCALES = ("百", "千", "万", "亿", "千万", "百万", "万亿")
_BANKERS = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_SCALED = SCALES | frozenset("廿卅")
_LONGEST_SLOGAN = 12
_LONGEST_TURN = 3
_CLAUSE_END = re.compile("[,;:。!?\n]")
# 一个正在整改, 一个因历史原因尚未完成: one of several, told apart.
_ONE_OF = re.compile("已|正在|尚|因|未|被|取得|完成|转|予|属")
_SLOGAN_PAIR = re.compile("一[个件项类批处起家户]、[^、,。;]{1,4}一[个件项类批处起家户]")


def accepted(piece: str, amount: Amount, start: int, end: int, approximation: str) -> bool:
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
    if amount.unit == "度" and number.rule == "quantity.chinese" and not _closed(piece, end):
        # 两度召开 tells how often; two degrees or kilowatt-hours end the clause.
        return False
    if (
        number.written in _BANKERS
        and amount.kind not in ("money", "ratio")
        and before not in ("角", "圆", "元")
    ):
        # 队伍方面: one banker's numeral is a sign of another word.
        return False
    if amount.unit == "日" and not _term(piece, start, end):
        return False
    if number.rule in ("quantity.chinese", "quantity.pair") and not _chinese_accepted(
        piece, amount, end, approximation
    ):
        return False
    return not _slogan(piece, start, end, number)


def _term(piece: str, start: int, end: int) -> bool:
    if piece.startswith("内", end) or any(piece.endswith(word, 0, start) for word in _TERMS):
        return True
    turned = _TURNED.search(piece, max(0, start - _LONGEST_TURN), start)
    return _TURNED.match(piece, end) is not None or (turned is not None and turned.end() == start)


def _lasted(piece: str, position: int) -> bool:
    return any(piece.endswith(word, 0, position) for word in _LASTED)


def _chinese_accepted(piece: str, amount: Amount, end: int, approximation: str) -> bool:
    number = amount.number
    if units.in_phrase(piece, number.start):
        return False
    if (
        len(number.written) > 1
        and not _SCALED.intersection(number.written)
        and number.rule == "quantity.chinese"
    ):
        return "点" in number.written
    if number.written == "十" and amount.unit == "分" and not _closed(piece, end):
        return False
    if number.written in _BARE_SCALES:
        return approximation != "exact" or (
            amount.kind == "money" and len(number.written) > 1 and _closed(piece, end)
        )
    if amount.unit in _LASTING and piece[end : end + 1] == "一":
        # 三年一大考 tells how often.
        return False
    if number.written == "二" and amount.unit == "次" and not _closed(piece, end):
        return False
    before = piece[number.start - 1 : number.start]
    if number.written in "一二三四" and amount.unit == "期" and not _closed(piece, end):
        return before == "分"
    # 一个半月 is a length whatever stands around it.
    half = number.low is not None and number.low != number.low.to_integral_value()
    return (
        number.written != "一"
        or half
        or approximation != "exact"
        or _one_accepted(piece, amount, before, end)
    )


def _one_accepted(piece: str, amount: Amount, before: str, end: int) -> bool:
    """Whether 一 with its unit counts (会议一次, 开展一次检查) or is an article (当前一项重大任务)."""
    if amount.unit in _LASTING and piece[end : end + 1] in ("内", "后", "前"):
        return True
    if not before or before in BOUNDARY or before in "每某另这那任何同唯统第":
        first = amount.number.start
        # 一个问题、一套方案: a slogan counts up.
        counted = amount.unit in _COUNTED_ONE and "一" not in piece[max(0, first - 8) : first]
        told = _closed(piece, end) or _ONE_OF.match(piece, end) or counted
        return before in ("、", ",", "(") and bool(told)
    if amount.unit == "番":
        return True
    if _closed(piece, end):
        # 发现一起、查处一起: both ends of a slogan.
        near = piece[max(0, amount.number.start - 8) : end + 8]
        return amount.unit in ("人", "名") or (
            near.count(f"一{amount.unit}") < 2 and not _SLOGAN_PAIR.search(near)
        )
    if amount.unit in ("次", "轮", "遍", "回"):
        # 每半年开展一次检查 says how often; 开展一次检查 is an article.
        return "每" in _clause(piece, amount.number.start)
    return amount.unit in _COUNTED_ONE and before not in "的是成为了由"


def _clause(piece: str, position: int) -> str:
    """What stands before ``position`` in its clause, at most 24 code points."""
    return _CLAUSE_END.split(piece[max(0, position - 24) : position])[-1]


def _closed(piece: str, end: int) -> bool:
    return end >= len(piece) or piece[end] in BOUNDARY


def _slogan(piece: str, start: int, end: int, number: Number) -> bool:
    """A numeral inside a short quotation is a slogan: “两个责任”, “最多跑一次”, “三个100%”."""
    for left, right in ("“”", "‘’"):
        opened = piece.rfind(left, max(0, start - _LONGEST_SLOGAN), start)
        if opened < 0 or right in piece[opened:start]:
            continue
        closed = piece.find(right, end, opened + _LONGEST_SLOGAN + 2)
        if closed >= 0:
            return not number.written[0].isascii() or (opened == start - 1 and closed - opened <= 9)
    return False
