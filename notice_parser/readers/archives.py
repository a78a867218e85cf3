"""Folders, ZIP, TAR(.gz) and WARC → documents, one after the other.

Names and sizes are checked before anything is unpacked, and nothing is unpacked to a file: names that climb
out of their folder (``../``) are only names. Links and devices are passed over.
"""

import gzip
import io
import os
import re
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal

from notice_parser.model import InputError
from notice_parser.readers import limits
from notice_parser.readers.zips import is_bomb, member_name, open_zip, read_member

_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
_TAR_MAGIC = slice(257, 262)
# What is in a ZIP that is a document, not an archive: of Office, of ODF and EPUB, of OFD.
_DOCUMENTS = re.compile(r"\[Content_Types\]\.xml|word/document[0-9]{0,3}\.xml|mimetype|/?OFD\.xml")
_SEPARATOR = "!/"
_SYSTEM = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")

Pieces = Iterator[tuple[str, "bytes | InputError"]]


@dataclass(frozen=True, slots=True)
class Member:
    """A document and its name (``包.zip!/通报/一.html``), or why it cannot be had."""

    name: str
    data: bytes | None = None
    error: InputError | None = None


def documents(path: str | os.PathLike[str], read: Callable[[Path], bytes]) -> Iterator[Member]:
    """The documents of a folder, an archive or a file; ``read`` gives the bytes of a file.

    A second member of the same name is told apart: ``一.txt#2``. Raises nothing: what fails is a member.
    """
    root = Path(path)
    seen: Counter[str] = Counter()
    for name, found in _walk(root, read) if root.is_dir() else _read(root, str(path), read):
        seen[name] += 1
        shown = name if seen[name] == 1 else f"{name}#{seen[name]}"
        if isinstance(found, InputError):
            yield Member(shown, error=found)
        else:
            yield Member(shown, found)


def only_document(data: bytes, name: str) -> Member:
    """The document of an archive that holds no other. Raises ``InputError``: ``is_archive`` where it does.

    What an archiver leaves beside the files of people does not count.
    """
    found = list(islice((one for one in _open(data, name, 0) if not _SYSTEM.search(one[0])), 2))
    if not found:
        raise InputError("empty", "压缩包里没有文件")
    if len(found) > 1:
        message = "这是压缩包，里面不止一个文件；库里请用 parse_each，命令行请用 parse，逐个读取其中的文件"
        raise InputError("is_archive", message)
    ((inner, one),) = found
    if isinstance(one, InputError):
        raise one
    return Member(inner, one)


def is_archive(data: bytes) -> bool:
    """Whether the bytes hold documents rather than being one."""
    return _opener(data) is not None


def _walk(root: Path, read: Callable[[Path], bytes]) -> Pieces:
    """The regular files of a folder and those below it, by name; no link is followed."""
    stack = [(root, 0)]
    count = 0
    while stack:
        folder, depth = stack.pop()
        try:
            with os.scandir(folder) as entries:
                inside = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield str(folder), InputError("unreadable", f"读不了这个文件夹：{error.strerror}")
            continue
        below = []
        for entry in inside:
            if entry.is_dir(follow_symlinks=False):
                if depth >= limits.MAX_FOLDER_DEPTH:
                    yield entry.path, InputError("depth", "文件夹层数太多，没有再往下读")
                else:
                    below.append((Path(entry.path), depth + 1))
            elif entry.is_file(follow_symlinks=False):
                count += 1
                yield from _read(Path(entry.path), entry.path, read)
        stack.extend(reversed(below))
    if not count:
        yield str(root), InputError("is_directory", "这是文件夹，请给出其中的文件（里面没有可读的文件）")


def _read(path: Path, name: str, read: Callable[[Path], bytes]) -> Pieces:
    try:
        data = read(path)
    except InputError as error:
        yield name, error
        return
    yield from _open(data, name, 0)


class _Room:
    """What an archive may still unpack to, with all archives in it: they must not be a bomb together."""

    def __init__(self, packed: int) -> None:
        self._packed = packed
        self._count = self._total = 0

    def take(self, found: "bytes | InputError") -> None:
        """Count one member more. Raises ``InputError`` where there is no room for it."""
        self._count += 1
        self._total += len(found) if isinstance(found, bytes) else 0
        many = self._count > limits.MAX_LARGE_MEMBERS or self._total > limits.MAX_NESTED
        if many or is_bomb(self._packed, self._total):
            raise InputError("bomb", "压缩包里的内容太多，没有读完；请拆开再试")


def _open(data: bytes, name: str, depth: int, room: _Room | None = None) -> Pieces:
    """A document as it is; an archive opened, no deeper than the limit."""
    opener = _opener(data)
    if opener is None:
        yield name, data
        return
    if depth > limits.MAX_NESTING:
        yield name, InputError("depth", "压缩包套了太多层，没有再往下解；请先解开里层的压缩包")
        return
    count = total = 0
    room = room or _Room(len(data))
    try:
        for inner, found in opener(data):
            room.take(found)
            count += 1
            total += len(found) if isinstance(found, bytes) else 0
            if count > limits.MAX_MEMBERS or total > limits.MAX_UNPACKED:
                raise InputError("bomb", "压缩包里的内容太多，没有读完；请拆开再试")
            yield from opened(name, inner, found, depth, room)
    except InputError as error:
        yield name, error
        return
    if not count:
        yield name, InputError("empty", "压缩包里没有文件")


def opened(
    name: str, inner: str, found: "bytes | InputError", depth: int = 0, room: _Room | None = None
) -> Pieces:
    """A member of the archive ``name``, under the name of both; one that is an archive is taken apart."""
    full = f"{name}{_SEPARATOR}{inner}"
    if isinstance(found, InputError):
        yield full, found
    else:
        yield from _open(found, full, depth + 1, room)


def _opener(data: bytes) -> Callable[[bytes], Pieces] | None:
    if data.startswith(b"PK"):
        return _zip if _is_plain_zip(data) else None
    if data.startswith(_GZIP):
        return _gzip
    if data.startswith(_WARC):
        return _warc
    return _tar if data[_TAR_MAGIC] == b"ustar" else None


def _is_plain_zip(data: bytes) -> bool:
    try:
        return not any(map(_DOCUMENTS.fullmatch, open_zip(data).namelist()))
    except InputError:
        return True


def _zip(data: bytes) -> Pieces:
    return zip_members(open_zip(data))


def zip_members(archive: zipfile.ZipFile) -> Pieces:
    """The files of a ZIP; one that can't be read comes as its error."""
    for member in archive.infolist():
        if not member.is_dir():
            try:
                yield member_name(member), read_member(archive, member)
            except InputError as error:
                yield member_name(member), error


def _gzip(data: bytes) -> Pieces:
    """A TAR or WARC that is compressed as a whole, or one document."""
    most = min(limits.MAX_UNPACKED, max(len(data) * limits.MAX_RATIO, limits.RATIO_COUNTS_FROM))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            plain = file.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError("bad_zip", "压缩文件已损坏或不完整，请重新下载或复制再试") from error
    if len(plain) > most or is_bomb(len(data), len(plain)):
        raise InputError("bomb", "压缩文件解开后大得不合常理，不予解开；请确认来源")
    if plain.startswith(_WARC):
        yield from _warc(plain)
    elif plain[_TAR_MAGIC] == b"ustar":
        yield from _tar(plain)
    else:
        yield "内容", plain


def _tar(data: bytes) -> Pieces:
    return tar_members(io.BytesIO(data), "r:")


def tar_members(file: BinaryIO, mode: Literal["r:", "r|", "r|gz"]) -> Pieces:
    """The regular files of a TAR, in the order in which they are stored."""
    try:
        with tarfile.open(fileobj=file, mode=mode, errors="surrogateescape") as archive:
            for member in archive:
                # The archive would keep a list of them; nobody goes back.
                archive.members.clear()  # type: ignore[attr-defined]
                # A sparse member claims to hold more than the archive has.
                if not member.isreg() or member.issparse():
                    continue
                if member.size > limits.MAX_MEMBER:
                    yield member.name, InputError("too_large", "解开后太大，请单独处理")
                    continue
                content = archive.extractfile(member)
                yield member.name, content.read() if content else b""
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise InputError("bad_zip", "TAR 归档已损坏或不完整，请重新下载或复制再试") from error


def _warc(data: bytes) -> Pieces:
    return warc_answers(io.BytesIO(data))


def warc_answers(file: BinaryIO) -> Pieces:
    """The answers of web servers that were no error, by the address asked."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        message = "读 WARC 需要附加组件 warc，请运行：pip install 'notice-parser[warc]'"
        raise InputError("missing_extra", message) from None
    try:
        for record in ArchiveIterator(file):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            if record.http_headers.get_statuscode() != "200":
                continue
            content = record.content_stream().read(limits.MAX_MEMBER + 1)
            name = record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header(
                "WARC-Record-ID"
            )
            if len(content) > limits.MAX_MEMBER:
                yield str(name), InputError("too_large", "网页太大，请单独处理")
            elif content:
                yield str(name), content
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error) as error:
        raise InputError("bad_zip", "WARC 归档已损坏或不完整，请重新下载或复制再试") from error
