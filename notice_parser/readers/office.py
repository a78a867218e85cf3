"""Old office formats (.doc, .wps, .rtf, .odt), read by LibreOffice where it is installed.

It works on a copy in a folder of its own, which also holds its profile, and which is removed.
"""

import shutil
import tempfile
from pathlib import Path

from notice_parser.model import InputError
from notice_parser.readers import limits
from notice_parser.readers.processes import run
from notice_parser.readers.signatures import holds_stream, is_ole
from notice_parser.readers.text import Read
from notice_parser.readers.zips import holds, open_zip, read_member

_PROGRAMS = ("soffice", "libreoffice")
# A ZIP of ODF begins with its media type, stored (ODF 1.3, part 2, 3.3).
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_HEAD = 120
# The file information block begins a sector; the second byte of its flags says whether it is encrypted.
_FIB, _FIB_FLAGS, _FIB_ENCRYPTED, _SECTOR = b"\xec\xa5\xc1\x00", 11, 0x01, 512


def is_odt(data: bytes) -> bool:
    """A text of OpenDocument."""
    return _ODT in data[:_HEAD] and holds(data, "content.xml")


def read_office(data: bytes, encoding: str | None = None) -> Read:
    """The text of an office file, automatic numbers written out. Raises ``InputError``."""
    if _is_encrypted(data):
        raise InputError("encrypted", "文件有密码，读不了；请去掉密码再试")
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        message = (
            "读旧版 Office/WPS、RTF、ODT 文件要用 LibreOffice，这里没有找到；"
            "请安装 LibreOffice，或另存为 .docx 或纯文本（.txt）再试"
        )
        raise InputError("missing_extra", message)
    try:
        with tempfile.TemporaryDirectory(prefix="notice-parser-") as name:
            text = _converted(program, data, Path(name))
    except OSError as error:
        message = (
            f"LibreOffice 要用的临时文件夹写不了（{error.strerror}）；请腾出空间，或设环境变量 TMPDIR 再试"
        )
        raise InputError("unreadable", message) from error
    if not text.strip():
        raise InputError("empty", "文件里没有文字")
    return Read(text)


def _is_encrypted(data: bytes) -> bool:
    """Whether a password locks an OOXML, a .doc (MS-DOC 2.5.2) or an ODF (part 2, 3.4.1)."""
    if is_ole(data):
        header = data.find(_FIB, _SECTOR)
        flags = data[header + _FIB_FLAGS] if 0 <= header < len(data) - _FIB_FLAGS else 0
        return holds_stream(data, "EncryptedPackage") or bool(flags & _FIB_ENCRYPTED)
    if is_odt(data):
        archive = open_zip(data)
        if "META-INF/manifest.xml" in archive.namelist():
            return b"encryption-data" in read_member(archive, archive.getinfo("META-INF/manifest.xml"))
    return False


def _converted(program: str, data: bytes, folder: Path) -> str:
    source = folder / "in" / "notice"
    source.parent.mkdir()
    source.write_bytes(data)
    run(
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "txt:Text (encoded):UTF8"),
            *("--outdir", str(folder / "out"), str(source)),
        ],
        seconds=limits.OFFICE_SECONDS,
    )
    found = sorted((folder / "out").glob("*.txt"))
    if not found:
        raise InputError("unreadable", "LibreOffice 打不开这个文件，可能已损坏或有密码；请另存为 .docx 再试")
    if found[0].stat().st_size > limits.MAX_MEMBER:
        raise InputError("too_large", "文件里的文字太多，请拆开再试")
    return found[0].read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
