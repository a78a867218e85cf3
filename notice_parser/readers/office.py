"""Old office formats (.doc, .wps, .rtf, .odt), read by LibreOffice where it is installed.

It works on a copy in a folder of its own, which also holds its profile, and which is removed.
"""

import shutil
import tempfile
from pathlib import Path

from notice_parser.model import InputError
from notice_parser.readers import limits
from notice_parser.readers.processes import run
from notice_parser.readers.text import Read
from notice_parser.readers.zips import holds

_PROGRAMS = ("soffice", "libreoffice")
# A ZIP of ODF begins with its media type, stored (ODF 1.3, part 2, 3.3).
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_HEAD = 120


def is_odt(data: bytes) -> bool:
    """A text of OpenDocument."""
    return _ODT in data[:_HEAD] and holds(data, "content.xml")


def read_office(data: bytes, encoding: str | None = None) -> Read:
    """The text of an office file, automatic numbers written out. Raises ``InputError``."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        message = (
            "读旧版 Office/WPS、RTF、ODT 文件要用 LibreOffice，这里没有找到；"
            "请安装 LibreOffice，或另存为 .docx 或纯文本（.txt）再试"
        )
        raise InputError("missing_extra", message)
    with tempfile.TemporaryDirectory(prefix="notice-parser-") as name:
        folder = Path(name)
        text = _converted(program, data, folder)
    if not text.strip():
        raise InputError("empty", "文件里没有文字")
    return Read(text)


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
