"""Read written numbers, Arabic, Chinese and mixed, as exact decimals.

Chinese numerals follow GB/T 15835-2011; 两 〇 廿 卅 and the banker's forms (壹 贰 … 佰 仟) are read too.
Approximating words (余, 多, 约) are no part of a number: whoever finds numbers takes them off.
"""

import re
from collections.abc import Callable
from decimal import Context, Decimal
from functools import cache, lru_cache

_DIGITS = {
    sign: value
    for value, signs in enumerate(
        ("零〇○", "一壹弌", "二贰貳两兩弍", "三叁參弎", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for sign in signs
}
_SCALES = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
_TWENTIES = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})
_LONGEST = 64
_BEHIND_DECIMALS = "百千万萬亿億佰仟"
# Enough digits for every number of at most 64 signs: the default of 28 would round.
_EXACT = Context(prec=2 * _LONGEST + 64)
_ZERO = Decimal(0)


@cache
def _arabic() -> re.Pattern[str]:
    """An Arabic number, plain, with decimals, or with its thousands parted by commas or blanks."""
    return re.compile(r"(?:[0-9]{1,3}(?:[, ][0-9]{3}){1,12}+|[0-9]{1,40}+)(?:\.[0-9]{1,20}+)?")


@lru_cache(4096)
def read_number(text: str) -> Decimal | None:
    """The value of a number that fills ``text``; ``None`` where it is none, or not surely one.

    >>> read_number("22,301"), read_number("1.05亿"), read_number("二十一"), read_number("3万")
    (Decimal('22301'), Decimal('105000000'), Decimal('21'), Decimal('30000'))
    >>> read_number("两万五"), read_number("二〇二四"), read_number("百"), read_number("二十三十")
    (Decimal('25000'), Decimal('2024'), Decimal('100'), None)
    """
    if not 0 < len(text) <= _LONGEST:
        return None
    first = _arabic().match(text)
    if first:
        return _plain(first.group()) if first.end() == len(text) else _mixed(text)
    return _chinese(text.translate(_TWENTIES))


def _plain(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace(" ", ""))


def _mixed(text: str) -> Decimal | None:
    """Arabic numbers with Chinese scales: 3万, 2.5亿, 1亿2000万, 3万5千."""
    total = _ZERO
    ceiling: int | None = None
    position = 0
    while position < len(text):
        zero = bool(position) and text[position] == "零"
        position += zero
        number = _arabic().match(text, position)
        if not number:
            return None
        position = number.end()
        scale = 0
        while position < len(text) and text[position] in _SCALES:
            step = _SCALES[text[position]]
            if (scale and step < 4) or scale == step:
                return None
            scale += step
            position += 1
        value = _plain(number.group())
        if ceiling is not None:
            # 3万5 leaves open whether 30,005 or 35,000 is meant; 3万5000 does not.
            whole = "." not in number.group() and (scale or zero or len(number.group()) == ceiling)
            if not whole or len(number.group()) + scale > ceiling:
                return None
        elif position < len(text) and "." in number.group():
            return None
        total = _EXACT.add(total, _EXACT.scaleb(value, scale))
        ceiling = scale
        if position < len(text) and not scale:
            return None
    return total


def _chinese(text: str) -> Decimal | None:
    whole, point, rest = text.partition("点")
    if not point:
        integer = _integer(text)
        return None if integer is None else Decimal(integer)
    # 三点五万: the scale after the decimals belongs to the whole number.
    decimals = rest.rstrip(_BEHIND_DECIMALS)
    head = _integer(whole)
    if head is None or not decimals or any(sign not in _DIGITS for sign in decimals):
        return None
    value = Decimal(f"{head}." + "".join(str(_DIGITS[sign]) for sign in decimals))
    scale = _scale(rest[len(decimals) :])
    # Added to nought, 3.5E+4 becomes 35000.
    return None if scale is None else _EXACT.add(_ZERO, _EXACT.scaleb(value, scale))


def _scale(signs: str) -> int | None:
    """The power of ten of 万, 亿, 百万, 万亿 …"""
    total = 0
    last = 0
    for sign in signs:
        step = _SCALES[sign]
        if step <= last:
            return None
        total, last = total + step, step
    return total


def _integer(text: str) -> int | None:
    if not text:
        return None
    if all(sign in _DIGITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    if any(sign not in _DIGITS and sign not in _SCALES for sign in text):
        return None
    return _above(text, "亿億", 8, _up_to_ten_thousand)


def _up_to_ten_thousand(text: str) -> int | None:
    return _above(text, "万萬", 4, _below_ten_thousand)


def _above(text: str, signs: str, scale: int, below: Callable[[str], int | None]) -> int | None:
    """Read around the last 亿 (then the last 万): what stands before it times it, and the rest."""
    cut = max(text.rfind(sign) for sign in signs)
    if cut < 0:
        return below(text)
    head, tail = text[:cut], text[cut + 1 :]
    # 亿 may count 万 (三万亿); 万 counts at most thousands.
    high = below(head) if head else 1
    if not high:
        return None
    factor = int(10**scale)
    if not tail:
        return high * factor
    if len(tail) == 1 and _DIGITS.get(tail):
        return high * factor + _DIGITS[tail] * factor // 10
    low = below(tail)
    return None if low is None else high * factor + low


def _below_ten_thousand(text: str) -> int | None:
    """A numeral of 千 百 十 and digits, scales falling: 一百二 is 120, 一百零二 is 102."""
    total = 0
    ceiling = 4
    digit: int | None = None
    zero = False
    for place, sign in enumerate(text):
        if sign in _DIGITS:
            if digit is not None or (zero and not _DIGITS[sign]):
                return None
            if _DIGITS[sign]:
                digit = _DIGITS[sign]
            else:
                zero = True
            continue
        scale = _SCALES[sign]
        if scale >= ceiling or (digit is None and place and (scale > 1 or not (total or zero))):
            return None
        total += (1 if digit is None else digit) * 10**scale
        ceiling, digit, zero = scale, None, False
    if digit is None:
        return None if zero else total
    return total + digit * (int(10 ** (ceiling - 1)) if ceiling in (2, 3) and not zero else 1)
