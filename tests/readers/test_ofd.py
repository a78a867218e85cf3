"""An OFD says what its text says; what cannot be read is refused by name."""

import pytest

from notice_parser import InputError, parse, parse_bytes
from notice_parser.readers import read_bytes
from tests.readers.samples import GOLDEN, ofd, told, zipped

PAGE = '<P><TextObject Boundary="0 0 9 9"><TextCode X="0" Y="1">整改</TextCode></TextObject></P>'


def test_the_golden_record_from_an_ofd() -> None:
    assert told(parse_bytes(ofd())) == told(parse(GOLDEN))


def test_the_text_is_that_of_the_notice() -> None:
    text, source = read_bytes(ofd(), "通报.ofd")
    assert text.splitlines() == [line.strip() for line in GOLDEN.splitlines() if line.strip()]
    assert source.media_type == "application/ofd"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ofd(page=PAGE.encode()), "no_text_layer"),
        (ofd(page=b"<P><TextObject>"), "unreadable"),
        (ofd(page=b"\0" * 1000), "unreadable"),
        (ofd(page=b'<!DOCTYPE P [<!ENTITY a "a">]><P>&a;</P>'), "xml_forbidden"),
        (ofd(page=b"<P>" * 1000), "depth"),
        (ofd(page=b" " * 3_000_000), "bomb"),
        (zipped({"OFD.xml": b"<OFD><DocRoot>../../etc/passwd</DocRoot></OFD>"}), "unreadable"),
    ],
    ids=["picture", "cut", "nuls", "entities", "depth", "bomb", "traversal"],
)
def test_what_cannot_be_read(data: bytes, expected: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data)
    assert caught.value.reason == expected


@pytest.mark.parametrize("steps", ["5 5 5", "g 3 5", "nonsense", "g 999999999 5", ""])
def test_steps_however_written_lose_no_character(steps: str) -> None:
    text = "整改完成" * 10
    page = f'<P><TextObject Boundary="9 9 99 9" Size="5"><TextCode X="0" Y="4" DeltaX="{steps}">{text}'
    assert read_bytes(ofd(page=f"{page}</TextCode></TextObject></P>".encode()))[0].strip().count("整改") == 10
