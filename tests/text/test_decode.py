"""Bytes of every encoding that notices come in are read as what they are, and how sure that is is said."""

from pathlib import Path

import pytest

from notice_parser.text.decode import decode, known_encoding

GOLDEN = (
    (Path(__file__).parents[2] / "corpus/golden/dongying-culture-center.txt").read_bytes().decode("utf-8")
)
SHORT = "一、整改情况\n（一）2024年10月，完成12项。\n"
BIG5 = "關於巡察整改進展情況的通報，為認真落實巡察工作要求，現將有關情況公布如下。"


@pytest.mark.parametrize("text", [GOLDEN, SHORT], ids=["golden", "short"])
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("utf-32-le", "utf-32-le"),
        ("utf-32-be", "utf-32-be"),
    ],
)
def test_the_encoding_is_read_from_the_bytes(text: str, written: str, read: str) -> None:
    decoded = decode(text.encode(written))
    assert (decoded.text, decoded.encoding, decoded.certain) == (text, read, True)
    assert decoded.damaged == ()


def test_big_endian_marks_are_read_and_taken_off() -> None:
    assert decode(b"\xfe\xff" + SHORT.encode("utf-16-be")).text == SHORT
    assert decode(b"\x00\x00\xfe\xff" + SHORT.encode("utf-32-be")).text == SHORT


def test_line_ends_stay_as_they_are() -> None:
    assert decode("甲\r\n乙\r丙\n".encode()).text == "甲\r\n乙\r丙\n"


def test_characters_beyond_gbk_are_read() -> None:
    # 㐂 stands in four bytes of GB18030 only.
    decoded = decode("整改㐂情况".encode("gb18030"))
    assert (decoded.text, decoded.encoding) == ("整改㐂情况", "gb18030")


def test_utf8_cut_off_inside_a_character_stays_utf8() -> None:
    data = GOLDEN.encode("utf-8")
    cut = next(n for n in range(3000, 3010) if data[n] & 0xC0 == 0x80)
    decoded = decode(data[:cut])
    assert decoded.encoding == "utf-8"
    assert decoded.text[:-1] == GOLDEN[: len(decoded.text) - 1]
    assert decoded.damaged == (len(decoded.text) - 1,)
    assert not decoded.certain


def test_a_bad_byte_is_replaced_and_its_place_kept() -> None:
    decoded = decode("整改情况".encode("gb18030") + b"\xff" + "：已完成。".encode("gb18030"))
    assert decoded.text == "整改情况\ufffd：已完成。"
    assert decoded.damaged == (4,)


@pytest.mark.parametrize(("whole", "encoding"), [(9, "utf-8"), (8, "gb18030")])
def test_utf8_with_a_bad_byte_among_ten_characters(whole: int, encoding: str) -> None:
    decoded = decode(("整" * whole).encode() + b"\xff")
    assert (decoded.encoding, decoded.certain) == (encoding, False)


@pytest.mark.parametrize(
    ("text", "certain"), [("整改情况公布整改情丂", True), ("整改情况公布整改丂丂", False), ("整癅", False)]
)
def test_nine_of_ten_common_characters_prove_gb18030(text: str, certain: bool) -> None:
    assert decode(text.encode("gbk")).certain is certain


def test_a_lone_bad_byte_proves_nothing() -> None:
    decoded = decode(b"\xff")
    assert (decoded.encoding, decoded.certain, decoded.damaged) == ("gb18030", False, (0,))


def test_what_is_asked_for_is_certain() -> None:
    assert decode("丂丂".encode("gbk"), "gbk").certain is True


def test_big5_is_not_taken_for_sure() -> None:
    assert not decode(BIG5.encode("big5")).certain


def test_big5_is_read_on_request() -> None:
    decoded = decode(BIG5.encode("big5"), "big5")
    assert (decoded.text, decoded.damaged) == (BIG5, ())


@pytest.mark.parametrize("label", ["gb2312", "GBK", "cp936", "GB18030", "euc_cn"])
def test_the_labels_of_national_standards_mean_the_largest(label: str) -> None:
    assert known_encoding(label) == "gb18030"


@pytest.mark.parametrize("label", ["utf-8", "UTF8", "utf-8-sig"])
def test_asking_for_utf8_takes_a_mark_off(label: str) -> None:
    assert decode(b"\xef\xbb\xbf" + SHORT.encode(), label).text == SHORT


def test_asking_for_utf16_leaves_the_order_to_the_mark() -> None:
    for mark, name in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le")):
        decoded = decode(mark + SHORT.encode(name), "utf-16")
        assert (decoded.text, decoded.encoding) == (SHORT, name)


def test_a_mark_of_another_encoding_is_no_reason_to_read_it() -> None:
    assert decode(b"\xef\xbb\xbf" + SHORT.encode(), "gbk").encoding == "gb18030"


@pytest.mark.parametrize("label", ["klingon", "base64", "rot13", "", "utf-8\0"])
def test_what_is_no_text_encoding_is_refused(label: str) -> None:
    with pytest.raises((LookupError, ValueError)):
        decode(b"abc", label)


@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff", b"\xff\xfe", b"\x00" * 4096, bytes(range(256)) * 20])
def test_no_bytes_raise(data: bytes) -> None:
    assert isinstance(decode(data).text, str)
