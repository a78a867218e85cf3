"""Numbers written as Chinese numerals: what the readers of numbers are held against."""

_WRITTEN = "零一二三四五六七八九"


def write_chinese(number: int) -> str:
    """A whole number from 0 below 10^16 as a Chinese numeral.

    >>> write_chinese(10), write_chinese(102), write_chinese(20_015), write_chinese(105_000_000)
    ('十', '一百零二', '二万零一十五', '一亿零五百万')
    """
    if not 0 <= number < 10**16:
        raise ValueError("number: must be from 0 to below 10**16")
    if number < 10:
        return _WRITTEN[number]
    pieces: list[str] = []
    skipped = False
    for scale, sign in ((12, "万"), (8, "亿"), (4, "万"), (0, "")):
        part = number // 10**scale % 10_000
        if part:
            gap = pieces and (part < 1000 or skipped)
            pieces.append(("零" if gap else "") + _thousands(part) + sign)
            skipped = False
        else:
            skipped = True
            if scale == 8 and number >= 10**12:
                pieces.append("亿")
    written = "".join(pieces)
    return written[1:] if written.startswith("一十") else written


def _thousands(part: int) -> str:
    written = ""
    gap = False
    for scale, sign in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = part // 10**scale % 10
        if digit:
            written += ("零" if gap and written else "") + _WRITTEN[digit] + sign
            gap = False
        else:
            gap = True
    return written
