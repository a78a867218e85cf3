"""Old office formats: read where LibreOffice is, else a line that says what to install."""

import shutil

import pytest

from notice_parser import InputError, parse, parse_bytes
from notice_parser.readers import read_bytes
from tests.readers.samples import GOLDEN, told

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
installed = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def rtf(text: str) -> bytes:
    units = text.strip().encode("utf-16-le")
    codes = [
        int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2)
    ]
    return (
        "{\\rtf1\\ansi " + "".join("\\par " if code == 10 else f"\\u{code}?" for code in codes) + "}"
    ).encode()


@installed
def test_the_golden_record_from_rtf() -> None:
    assert told(parse_bytes(rtf(GOLDEN))) == told(parse(GOLDEN))


@installed
def test_what_libreoffice_cannot_open() -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(OLE)
    assert caught.value.reason in ("unreadable", "empty")


@pytest.mark.parametrize("data", [OLE, rtf("整改")], ids=["doc", "rtf"])
def test_without_libreoffice(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(InputError, match="请安装 LibreOffice") as caught:
        read_bytes(data)
    assert caught.value.reason == "missing_extra"
