"""Old office formats: read where LibreOffice is, else a line that says what to install."""

import io
import shutil
import tempfile
import zipfile
from pathlib import Path

import pytest

from notice_parser import InputError, parse, parse_bytes
from notice_parser.readers import limits, read_bytes
from tests.readers import word
from tests.readers.programs import converted, needs_office
from tests.readers.samples import GOLDEN, told

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def rtf(text: str) -> bytes:
    units = text.strip().encode("utf-16-le")
    codes = [
        int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2)
    ]
    return (
        "{\\rtf1\\ansi " + "".join("\\par " if code == 10 else f"\\u{code}?" for code in codes) + "}"
    ).encode()


@needs_office
def test_the_golden_record_from_rtf() -> None:
    assert told(parse_bytes(rtf(GOLDEN))) == told(parse(GOLDEN))


@needs_office
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


@pytest.fixture(scope="module")
def old_files() -> dict[tuple[str, str], bytes]:
    """The golden notice with typed and with automatic numbers, saved by LibreOffice in its own formats."""
    lines = [line.strip() for line in GOLDEN.splitlines() if line.strip()]
    files = {"typed.docx": word.typed(lines), "automatic.docx": word.automatic(lines, through_style=True)}
    return {(end, name): data for end in ("doc", "odt") for name, data in converted(files, end).items()}


@needs_office
@pytest.mark.parametrize("numbers", ["typed", "automatic"])
@pytest.mark.parametrize("end", ["doc", "odt"])
def test_the_golden_record_from_old_files(
    end: str,
    numbers: str,
    old_files: dict[tuple[str, str], bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert told(parse_bytes(old_files[end, numbers])) == told(parse(GOLDEN))
    # The copy, the profile and the output of the program are gone.
    assert list(tmp_path.iterdir()) == []


@needs_office
def test_a_program_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(limits, "OFFICE_SECONDS", 0.01)
    with pytest.raises(InputError) as caught:
        read_bytes(rtf(GOLDEN))
    assert caught.value.reason == "timeout"
    assert list(tmp_path.iterdir()) == []


def odt(manifest: str) -> bytes:
    """The head of an OpenDocument text: its media type first, not packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "")
        archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def doc(*streams: str, flags: int = 0) -> bytes:
    """A compound file with these streams in its directory and the head of a Word document."""
    names = b"".join(f"{stream}\0".encode("utf-16-le").ljust(128, b"\0") for stream in streams)
    return OLE + bytes.fromhex("eca5c100") + bytes(7) + bytes([flags]) + bytes(500) + names


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (doc("EncryptedPackage", "EncryptionInfo"), "encrypted"),
        (doc("WordDocument", flags=0x01), "encrypted"),
        (odt("<manifest:encryption-data/>"), "encrypted"),
        (doc("Workbook"), "unsupported"),
        (doc("PowerPoint Document"), "unsupported"),
    ],
    ids=["docx", "doc", "odt", "xls", "ppt"],
)
def test_a_password_or_a_table_is_named_without_libreoffice(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data)
    assert caught.value.reason == reason
