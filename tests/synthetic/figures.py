"""Figures, amounts and dates in the many ways in which notices write them, drawn at random."""

import random

_DIGITS = "零一二三四五六七八九"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_COUNT_FORMS = 9


def chinese(number: int) -> str:
    """A number up to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def count(rng: random.Random, most: int) -> str:
    """A count: plain, rounded, as a range, with blanks or commas, in Chinese."""
    number = rng.randrange(2, max(most, 4))
    form = rng.randrange(_COUNT_FORMS)
    if form == 0 and number < 100:
        return chinese(number)
    if form == 1 and number >= 20:
        return f"{number // 10 * 10}{rng.choice('余多')}"
    if form == 2:
        return rng.choice(("近", "约", "不少于", "超过")) + str(number)
    if form == 3 and number < 60:
        return f"{number}{rng.choice('—-至')}{number + rng.randrange(1, 4)}"
    if form == 4 and number > 999:
        return f"{number:,}"
    if form == 5:
        return str(number).translate(_FULL_WIDTH)
    return str(number)


def money(rng: random.Random) -> str:
    """An amount with its unit."""
    kind = rng.randrange(5)
    if kind == 0:
        return f"{rng.randrange(1, 90)}.{rng.randrange(1, 99):02}亿元"
    if kind == 1:
        return f"{rng.randrange(1000, 99_999):,}元"
    if kind == 2:
        return f"{rng.randrange(2, 9)}万余元"
    return f"{rng.randrange(1, 900)}.{rng.randrange(1, 9999)}万元"


def percent(rng: random.Random) -> str:
    number = rng.randrange(60, 101)
    return rng.choice(
        (f"{number}%", f"百分之{chinese(number) if number < 100 else '百'}", f"{number}.{rng.randrange(10)}%")
    )


def date(rng: random.Random, year: int) -> str:
    """A date of a year: to the day, month, quarter or half, with its year or without."""
    month, day = rng.randrange(1, 13), rng.randrange(1, 29)
    forms = (
        f"{year}年{month}月{day}日",
        f"{year}年{month}月",
        f"{month}月{day}日",
        f"{month}月份",
        f"{year}.{month}.{day}",
        f"{year}-{month:02}-{day:02}",
        f"{year}年{chinese(rng.randrange(1, 5))}季度",
        f"{year}年上半年",
        f"{year}年{month}月{rng.choice('上中下')}旬",
        f"{year}年{month}月底",
        "".join(_DIGITS[int(sign)] for sign in str(year)).replace("零", "〇") + f"年{chinese(month)}月",
        f"{year}年{month}月{day}日".translate(_FULL_WIDTH),
    )
    return rng.choice(forms)


def phone(rng: random.Random) -> str:
    return rng.choice(
        (
            f"0{rng.randrange(310, 999)}-{rng.randrange(2_000_000, 8_999_999)}",
            f"(0{rng.randrange(310, 999)}){rng.randrange(2_000_000, 8_999_999)}",
            f"1{rng.randrange(3, 9)}{rng.randrange(10**8, 10**9)}",
        )
    )
