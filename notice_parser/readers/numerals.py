"""Numbers as automatic lists print them: the formats of ECMA-376 §17.18.59 that Chinese documents use."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_MAX = 9999


def number_text(number: int, style: str) -> str:
    """A number in one of the formats; decimal where the format is unknown or does not reach so far.

    >>> [number_text(12, style) for style in ("decimal", "chineseCountingThousand", "decimalEnclosedCircle")]
    ['12', '十二', '⑫']
    >>> number_text(105, "chineseCounting"), number_text(28, "lowerLetter"), number_text(4, "upperRoman")
    ('一百零五', 'bb', 'IV')
    """
    if style == "none":
        return ""
    write = _WRITERS.get(style)
    return write(number) if write is not None and 0 < number <= _MAX else str(number)


def _counted(number: int, digits: str = _DIGITS, places: str = "千百十", zero: str = "零") -> str:
    written = ""
    skipped = False
    for power, place in zip((1000, 100, 10, 1), (*places, ""), strict=True):
        digit = number // power % 10
        if not digit:
            skipped = bool(written)
            continue
        written += (zero if skipped else "") + digits[digit] + place
        skipped = False
    return written.removeprefix("一") if 10 <= number < 20 and digits is _DIGITS else written


def _letter(number: int) -> str:
    """Word repeats a letter behind z: aa, bb."""
    repeats, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * min(repeats + 1, 30)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _circled(number: int) -> str:
    if number <= 20:
        return chr(0x245F + number)
    if number <= 35:
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if number <= 50 else str(number)


def _in_brackets(number: int) -> str:
    return chr(0x2473 + number) if number <= 20 else f"({number})"


def _with_stop(number: int) -> str:
    return chr(0x2487 + number) if number <= 20 else f"{number}."


def _digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    return _counted(number, _LEGAL, "仟佰拾")


def _fullwidth(number: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(number))


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "chineseCountingThousand": _counted,
    "chineseCounting": _counted,
    "taiwaneseCountingThousand": _counted,
    "taiwaneseCounting": _counted,
    "japaneseCounting": _counted,
    "koreanCounting": _counted,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "koreanDigital2": _digits,
    "ideographEnclosedCircle": lambda number: chr(0x327F + number) if number <= 10 else str(number),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _in_brackets,
    "decimalEnclosedFullstop": _with_stop,
    "decimalFullWidth": _fullwidth,
    "decimalFullWidth2": _fullwidth,
    "ideographTraditional": lambda number: _STEMS[number - 1] if number <= 10 else str(number),
    "ideographZodiac": lambda number: _BRANCHES[number - 1] if number <= 12 else str(number),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
}
