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
_TERMS = ("期", "限", "公示", "满", "历时")
# 由7日压缩为3日: what grows or shrinks is a term on either side.
_TURNED = "(?:压缩|缩短|压减|缩减|精简|延长|增加|减少|降)(?:为|到|至)"
_TURNS = re.compile(_TURNED)
_HAS_TURNED = re.compile(f"{_TURNED}\\Z")
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
# “100%到位”: figures are a slogan in a quotation of eight signs at most.
_SHORT_SLOGAN = 8
# How many code points before 一 tell of a slogan, or of what is done each time.
_NEAR = 8
_CLAUSE = 24
_CLAUSE_END = re.compile("[,;:。!?\n]")
# 2024年, 1898年, 二〇二四年 write a year, not a length of time.
_YEAR = re.compile("[12][0-9]{3}(?![0-9,.])|[一二][〇零○一二三四五六七八九]{3}")
# 第3、4次, 第3至5次: the second number is an ordinal as the first.
_SECOND_ORDINAL = re.compile("第.{0,4}[、至到—-]\\Z", re.DOTALL)
# 3号楼2单元, 幸福路5栋, 东苑3幢: an address.
_BUILDINGS = ("栋", "幢", "单元")
_BEFORE_BUILDINGS = frozenset("号路区院苑园街")
# 2.0版, 2.2本计划: a release, a numbering.
_NUMBERED = ("版", "本", "节", "章")
_SUMS = ("money", "ratio")
_BEFORE_COINS = ("角", "圆", "元")
# 一期, 二期工程: a stage of a project, but 分三期.
_STAGES = frozenset("一二三四")
# 每一项, 某一个, 另一套: an article.
_BEFORE_ARTICLE = frozenset(("", *BOUNDARY, *"每某另这那任何同唯统第"))
_LISTED = ("、", ",", "(")
_BEFORE_ATTRIBUTE = frozenset("的是成为了由")
_OFTEN = ("次", "轮", "遍", "回")
# 一个正在整改, 一个因历史原因尚未完成: one of several, told apart.
_ONE_OF = re.compile("已|正在|尚|因|未|被|取得|完成|转|予|属")
_SLOGAN_PAIR = re.compile("一[个件项类批处起家户]、[^、,。;]{1,4}一[个件项类批处起家户]")


def accepted(piece: str, amount: Amount, start: int, end: int, approximation: str) -> bool:
    """Whether a number with its unit is a quantity, by what stands around it."""
    number = amount.number
    first = number.start
    before = piece[first - 1 : first]
    if amount.unit == "年" and not amount.approximation and _YEAR.match(number.written):
        return False
    if amount.unit in _LASTING and (before == "每" or (before == "近" and not _lasted(piece, first - 1))):
        return False
    if _SECOND_ORDINAL.search(piece, first - 6, first):
        return False
    if amount.unit in _BUILDINGS and before in _BEFORE_BUILDINGS:
        return False
    if amount.unit == "组" and (not number.written[0].isascii() or before in ("察", "视")):
        return False
    if amount.unit in _NUMBERED and "." in number.written:
        return False
    if amount.unit == "名" and before == "前":
        return False
    if amount.unit in _CLOSING and (number.written == "一" or not _closed(piece, end)):
        return False
    if amount.unit == "度" and number.rule == "quantity.chinese" and not _closed(piece, end):
        # 两度召开 tells how often; two degrees or kilowatt-hours end the clause.
        return False
    if number.written in _BANKERS and amount.kind not in _SUMS and before not in _BEFORE_COINS:
        # 队伍方面: one banker's numeral is a sign of another word.
        return False
    if amount.unit == "日" and start == first and not _term(piece, start, end):
        # 超过7日, 约5日 is a term as well: no day of the month is blurred.
        return False
    if number.rule in ("quantity.chinese", "quantity.pair") and not _chinese_accepted(
        piece, amount, end, approximation
    ):
        return False
    return not _slogan(piece, start, end, number)


def _term(piece: str, start: int, end: int) -> bool:
    if piece.startswith("内", end) or piece.endswith(_TERMS, 0, start):
        return True
    return bool(_TURNS.match(piece, end) or _HAS_TURNED.search(piece, start - _LONGEST_TURN, start))


def _lasted(piece: str, position: int) -> bool:
    return piece.endswith(_LASTED, 0, position)


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
    if amount.unit in _LASTING and piece.startswith("一", end):
        # 三年一大考 tells how often.
        return False
    if number.written == "二" and amount.unit == "次" and not _closed(piece, end):
        return False
    before = piece[number.start - 1 : number.start]
    if _STAGES.issuperset(number.written) and amount.unit == "期" and not _closed(piece, end):
        return before == "分"
    # 一个半月 is a length whatever stands around it.
    one = number.written == "一" and number.low == 1 and approximation == "exact"
    return not one or _one_accepted(piece, amount, before, end)


def _one_accepted(piece: str, amount: Amount, before: str, end: int) -> bool:
    """Whether 一 with its unit counts (会议一次, 开展一次检查) or is an article (当前一项重大任务)."""
    if amount.unit in _LASTING and piece.startswith(("内", "后", "前"), end):
        return True
    first = amount.number.start
    if before in _BEFORE_ARTICLE:
        # 一个问题、一套方案: a slogan counts up.
        counted = amount.unit in _COUNTED_ONE and piece.find("一", max(0, first - _NEAR), first) < 0
        told = _closed(piece, end) or _ONE_OF.match(piece, end) or counted
        return before in _LISTED and bool(told)
    if amount.unit == "番":
        return True
    if _closed(piece, end):
        # 发现一起、查处一起: both ends of a slogan.
        near = piece[max(0, first - _NEAR) : end + _NEAR]
        return amount.unit in ("人", "名") or (
            near.count(f"一{amount.unit}") < 2 and not _SLOGAN_PAIR.search(near)
        )
    if amount.unit in _OFTEN:
        # 每半年开展一次检查 says how often; 开展一次检查 is an article.
        return "每" in _clause(piece, first)
    return amount.unit in _COUNTED_ONE and before not in _BEFORE_ATTRIBUTE


def _clause(piece: str, position: int) -> str:
    """What stands before ``position`` in its clause, at most 24 code points."""
    return _CLAUSE_END.split(piece[max(0, position - _CLAUSE) : position])[-1]


def _closed(piece: str, end: int) -> bool:
    return end >= len(piece) or piece[end] in BOUNDARY


def _slogan(piece: str, start: int, end: int, number: Number) -> bool:
    """A numeral inside a short quotation is a slogan: “两个责任”, “最多跑一次”, “100%到位”."""
    for left, right in ("“”", "‘’"):
        opened = piece.rfind(left, max(0, start - _LONGEST_SLOGAN), start)
        if opened < 0 or right in piece[opened:start]:
            continue
        closed = piece.find(right, end, opened + _LONGEST_SLOGAN + 2)
        if closed >= 0:
            return not number.written[0].isascii() or (
                opened == start - 1 and closed - opened - 1 <= _SHORT_SLOGAN
            )
    return False
