"""Archives that are too large to be held: read from the disk, a member at a time.

A crawl or the archive of a year may hold far more than the memory. What one member may hold, how deep
archives nest and how far a thing may have shrunk is limited as in small ones; how much in all is not.
"""

import gzip
import os
import stat
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from notice_parser.model import InputError
from notice_parser.readers import MAX_BYTES, limits
from notice_parser.readers.archives import Member, Pieces, opened, tar_members, warc_answers, zip_members
from notice_parser.readers.zips import is_bomb, open_large_zip

_GZIP, _ZIP, _WARC = b"\x1f\x8b", b"PK\x03\x04", b"WARC/"
_TAR_MAGIC = slice(257, 262)
_HEAD = 512


def large_archive(path: str | os.PathLike[str]) -> Iterator[Member] | None:
    """The documents of an archive that is larger than any document may be; none for every other file.

    Names are those of ``archives.documents``. Raises nothing: what fails is a member.
    """
    try:
        found = Path(path).stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size <= MAX_BYTES:
            return None
        with Path(path).open("rb") as file:
            head = file.read(_HEAD)
            if head.startswith(_GZIP):
                file.seek(0)
                head = _GZIP + gzip.GzipFile(fileobj=file).read(_HEAD)
    except (OSError, EOFError, zlib.error):
        return None
    kind = head.removeprefix(_GZIP)
    if not (head.startswith((_ZIP, _WARC)) or kind.startswith(_WARC) or kind[_TAR_MAGIC] == b"ustar"):
        return None
    return _members(str(path), head)


def _members(name: str, head: bytes) -> Iterator[Member]:
    seen: Counter[str] = Counter()
    for inner, found in _pieces(name, head):
        seen[inner] += 1
        shown = inner if seen[inner] == 1 else f"{inner}#{seen[inner]}"
        yield Member(shown, error=found) if isinstance(found, InputError) else Member(shown, found)


def _pieces(name: str, head: bytes) -> Pieces:
    any_inside = False
    try:
        with Path(name).open("rb") as file:
            for inner, found in _stored(file, head):
                any_inside = True
                yield from opened(name, inner, found)
    except InputError as error:
        yield name, error
    except OSError as error:
        yield name, InputError("unreadable", f"读不了这个文件：{error.strerror or error}")
    else:
        if not any_inside:
            yield name, InputError("empty", "压缩包里没有文件")


def _stored(file: BinaryIO, head: bytes) -> Pieces:
    kind = head.removeprefix(_GZIP)
    if head.startswith(_ZIP):
        yield from zip_members(open_large_zip(file))
    elif kind.startswith(_WARC):
        # Its records are compressed one by one, each of them read no further than it may be long.
        yield from warc_answers(file)
    elif head.startswith(_GZIP):
        yield from _as_compressed(file, tar_members(file, "r|gz"))
    else:
        yield from tar_members(file, "r|")


def _as_compressed(file: BinaryIO, members: Pieces) -> Pieces:
    """The members while they are not more than what was read of the file could have held."""
    total = 0
    for name, found in members:
        total += len(found) if isinstance(found, bytes) else limits.MAX_MEMBER
        if is_bomb(file.tell(), total):
            raise InputError("bomb", "压缩文件解开后大得不合常理，不予解开；请确认来源")
        yield name, found
