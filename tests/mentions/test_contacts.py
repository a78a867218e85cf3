"""Telephone numbers, addresses, postcodes and hours: what is one and what is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.mentions.contacts import ContactPlaces, overlaps, places, scan
from tests.growth import seconds


def find(text: str) -> ContactPlaces:
    return scan(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("电话0546-8070195;", ["0546-8070195"]),
        ("电话:0546—8070195", ["0546—8070195"]),
        ("电话:05468070195", ["05468070195"]),
        ("电话:0546 8070195", ["0546 8070195"]),
        ("电话:(0546)8070195", ["(0546)8070195"]),
        ("电话:(0546) 8070195", ["(0546) 8070195"]),
        ("电话:010-88886666", ["010-88886666"]),
        ("电话:8070195、8070196", ["8070195", "8070196"]),
        ("电话:8070195/8070196", ["8070195", "8070196"]),
        ("手机13800001111", ["13800001111"]),
        ("手机138-0000-1111", ["138-0000-1111"]),
        ("手机138****1111", ["138****1111"]),
        ("热线12345", ["12345"]),
        ("邮编:257091", []),
        ("2024年12月31日", []),
        ("电话:20241231", []),
        ("身份证370502199001011234", []),
        ("dy8070195@163.com", []),
        ("12345台账", []),
        ("8070.195", []),
    ],
)
def test_phones(text: str, phones: list[str]) -> None:
    assert [text[slice(*place)] for place in find(text).phones] == phones


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("邮政信箱:府前大街92号304房间;电子邮箱", "府前大街92号304房间"),
        ("通讯地址:云洲市建设路8号(市统计局院内),邮编", "云洲市建设路8号(市统计局院内)"),
        ("通讯地址:云洲市建设路8号(邮编364200)", "云洲市建设路8号"),
        ("来信请寄云洲市建设路8号市统计局机关党委收。", "云洲市建设路8号市统计局机关党委"),
        ("地址:云洲市建设路8号 电话:8070195", "云洲市建设路8号"),
        ("(地址:云洲市建设路8号)", "云洲市建设路8号"),
        ("邮箱:abc@163.com", None),
        ("电子信箱:abc@163.com", None),
        ("地址不清的信件", None),
        ("网址:http://www.abc.cn", None),
    ],
)
def test_addresses(text: str, address: str | None) -> None:
    found = find(text).addresses
    assert [text[slice(*place)] for place in found] == ([] if address is None else [address])


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("(工作日8:30-17:30)", "工作日8:30-17:30"),
        ("工作日上午8:30至11:30、下午14:30至17:30", "工作日上午8:30至11:30、下午14:30至17:30"),
        ("周一至周五9:00-17:00", "周一至周五9:00-17:00"),
        ("星期一至星期五 8:00—12:00", "星期一至星期五 8:00—12:00"),
        ("上午8点至12点", "上午8点至12点"),
        ("受理时间:工作日", "工作日"),
        ("工作日内答复", None),
        ("2025-03-18 09:26", None),
    ],
)
def test_hours(text: str, hours: str | None) -> None:
    assert [text[slice(*place)] for place in find(text).hours] == ([] if hours is None else [hours])


def test_places_are_all_kinds_in_order() -> None:
    text = "电话8070195;邮政信箱:府前大街92号;邮编257091;邮箱a@b.cn"
    found = [text[slice(*place)] for place in places(text, 0, len(text))]
    assert found == ["8070195", "府前大街92号", "257091", "a@b.cn"]


def test_overlaps() -> None:
    taken = [(2, 5), (8, 9)]
    assert [overlaps(place, taken) for place in ((0, 2), (0, 3), (3, 4), (5, 8), (8, 20), (9, 10))] == [
        False,
        True,
        True,
        False,
        True,
        False,
    ]


@given(st.text("0123456789-()@.:,;。、 \n电话邮编地址信箱号路至点上午工作日", max_size=60))
def test_any_text_gives_places_inside_it_and_apart(text: str) -> None:
    found = places(text, 0, len(text))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))


@pytest.mark.parametrize(
    "pump",
    ["1", "8070195、", "地址:", "地址:府", "a@", "a.", "(", "工作日", "8:00-", "邮编", " ", "电话:8070195,"],
)
def test_time_grows_with_length(pump: str) -> None:
    def read(text: str) -> None:
        scan(text, 0, len(text))

    seconds(read, pump * 100)
    short = seconds(read, pump * 1_000)
    assert seconds(read, pump * 8_000) < short * 8 * 3 + 0.05
