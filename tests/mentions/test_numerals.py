"""Numerals: what is written is what is read."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.mentions.numerals import read_number
from tests.mentions.written import write_chinese

BANKERS = str.maketrans("一二三四五六七八九十百千万", "壹贰叁肆伍陆柒捌玖拾佰仟萬")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("007", "7"),
        ("15", "15"),
        ("69.06", "69.06"),
        ("22,301", "22301"),
        ("22 301", "22301"),
        ("1,234,567.89", "1234567.89"),
        ("237054.47", "237054.47"),
        ("3万", "30000"),
        ("1.2万", "12000"),
        ("69.06万", "690600"),
        ("1.05亿", "105000000"),
        ("1.5万亿", "1500000000000"),
        ("3百", "300"),
        ("2千", "2000"),
        ("5百万", "5000000"),
        ("3千万", "30000000"),
        ("1亿2000万", "120000000"),
        ("3万5千", "35000"),
        ("3万5000", "35000"),
        ("零", "0"),
        ("〇", "0"),
        ("两", "2"),
        ("十", "10"),
        ("十一", "11"),
        ("二十", "20"),
        ("二十一", "21"),
        ("一十二", "12"),
        ("廿一", "21"),
        ("卅", "30"),
        ("一百零五", "105"),
        ("一百二", "120"),
        ("一百二十", "120"),
        ("三百二十六", "326"),
        ("一千零五", "1005"),
        ("一千零五十", "1050"),
        ("一千二", "1200"),
        ("两千三百", "2300"),
        ("一万二", "12000"),
        ("两万五", "25000"),
        ("两万零五", "20005"),
        ("十万", "100000"),
        ("二十万零三百", "200300"),
        ("三千万", "30000000"),
        ("一亿零五百万", "105000000"),
        ("三十亿五千万", "3050000000"),
        ("两万亿", "2000000000000"),
        ("百", "100"),
        ("千", "1000"),
        ("万", "10000"),
        ("二〇二四", "2024"),
        ("二○二四", "2024"),
        ("一二三四五", "12345"),
        ("三点五", "3.5"),
        ("零点七五", "0.75"),
        ("二十一点五", "21.5"),
        ("三点五万", "35000"),
        ("三点五百", "350"),
        ("二点五百万", "2500000"),
        ("9" * 40, "9" * 40),
        ("九" * 64, "9" * 64),
        ("壹佰贰拾叁", "123"),
        ("贰仟零伍", "2005"),
        ("叁萬", "30000"),
    ],
)
def test_number_is_read(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "digits"),
    [("3十", "30"), ("3百", "300"), ("三点五百", "350"), ("三点五万", "35000"), ("1.5万亿", "1500000000000")],
)
def test_a_number_has_no_exponent(text: str, digits: str) -> None:
    assert str(read_number(text)) == digits


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "余",
        "三千余",
        "半",
        "几",
        "二十三十",
        "十百",
        "千百",
        "一百百",
        "点五",
        "三点",
        "三点五万百",
        "三点五万万",
        "3万5",
        "1.2.3",
        "12.5万5",
        "3个",
        "-5",
        "²",
        "①",
        "٣",
        "12,34",
        "万万万",
        "3万2亿",
        "3万百",
        "3万万",
        "3百百",
        "3万零",
        "零3万",
        "0万5",
        "9" * 41,
        "三点五点五",
        "一零零百",
        "九" * 65,
    ],
)
def test_no_number_is_read(text: str) -> None:
    assert read_number(text) is None


def bankers(number: int) -> str:
    return write_chinese(number).translate(BANKERS)


def bankers_in_full(number: int) -> str:
    """As on a cheque: 壹拾贰, never 拾贰."""
    written = bankers(number)
    return f"壹{written}" if written.startswith("拾") else written


def with_round_zero(number: int) -> str:
    return write_chinese(number).replace("零", "〇")


def with_liang(number: int) -> str:
    """两 before 百, 千 and 万: 两千两百二十二."""
    return re.sub("二(?=[百千万])", "两", write_chinese(number))


def with_twenty(number: int) -> str:
    return write_chinese(number).replace("二十", "廿").replace("三十", "卅")


def one_ten(number: int) -> str:
    """一十二, as some write inside of a number and at its beginning."""
    return re.sub("^十", "一十", write_chinese(number))


def sign_by_sign(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(figure)] for figure in str(number))


def cut_short(number: int) -> str:
    """一百二, 三千五, 两万五: the last scale goes without saying."""
    written = with_liang(number)
    return re.sub(
        "(百[一二三四五六七八九])十$|(千[一二三四五六七八九])百$|(万[一二三四五六七八九])千$", _first, written
    )


def _first(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group)


def mixed(number: int) -> str:
    """3万, 3万5000, 3万零50: figures before and behind 万."""
    high, low = divmod(number, 10_000)
    if not high:
        return str(number)
    return f"{high}万" + (str(low) if low >= 1000 else f"零{low}" if low else "")


@pytest.mark.parametrize(
    "style",
    [
        write_chinese,
        bankers,
        bankers_in_full,
        with_round_zero,
        with_liang,
        with_twenty,
        one_ten,
        sign_by_sign,
        cut_short,
        mixed,
    ],
)
def test_every_number_below_a_hundred_thousand_survives_the_round_trip(style: Callable[[int], str]) -> None:
    wrong = [(n, style(n), read_number(style(n))) for n in range(100_000) if read_number(style(n)) != n]
    assert wrong[:5] == []


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (10, "十"),
        (19, "十九"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1_001, "一千零一"),
        (1_010, "一千零一十"),
        (10_000, "一万"),
        (10_001, "一万零一"),
        (100_000, "十万"),
        (100_001_000, "一亿零一千"),
        (1_000_000_000_000, "一万亿"),
        (1_000_200_000_000, "一万零二亿"),
    ],
)
def test_written_form(number: int, written: str) -> None:
    assert write_chinese(number) == written


@pytest.mark.parametrize("number", [-1, 10**16])
def test_what_cannot_be_written_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="must be from 0"):
        write_chinese(number)


@given(
    st.integers(0, 10**16 - 1),
    st.sampled_from([write_chinese, bankers, bankers_in_full, with_round_zero, with_liang, with_twenty]),
)
def test_large_numbers_survive_the_round_trip(number: int, style: Callable[[int], str]) -> None:
    assert read_number(style(number)) == number


@given(st.integers(0, 10**30))
def test_arabic_and_grouped_arabic_are_alike(number: int) -> None:
    assert read_number(str(number)) == read_number(f"{number:,}") == number


@given(st.decimals(0, 10**9, places=4))
def test_scales_multiply_exactly(number: Decimal) -> None:
    plain = format(number, "f")
    assert read_number(plain) == number
    assert read_number(f"{plain}万") == number * 10_000
    assert read_number(f"{plain}亿") == number * 100_000_000


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    value = read_number(text)
    assert value is None or value >= 0


@given(st.text(alphabet="零〇一二两三九十百千万亿点廿壹佰0123,. 半余", max_size=66))
def test_numeral_soup_is_read_or_refused(text: str) -> None:
    value = read_number(text)
    assert value is None or value.as_tuple().exponent <= 0  # type: ignore[operator]
