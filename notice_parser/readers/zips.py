"""ZIP containers: what they hold is known and within the limits before a byte is unpacked."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from notice_parser.model import InputError
from notice_parser.readers import limits

# End of central directory record (PKWARE APPNOTE 4.3.16): its length without the comment.
_END = b"PK\x05\x06"
_END_LENGTH = 22
_MAX_COMMENT = 65_535
# The larger forms of it (APPNOTE 4.3.14, 4.3.15) stand right before, where they are.
_LOCATOR64, _LOCATOR64_LENGTH = b"PK\x06\x07", 20
_END64_LENGTH, _SIZE_IN_END64 = 56, 40
_CHUNK = 65_536
_ENCRYPTED = 0x1
_UTF8 = 0x800


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The container, its directory read and within the limits. Raises ``InputError``."""
    _check_directory(data, limits.MAX_MEMBERS, limits.MAX_DIRECTORY)
    archive = _opened(io.BytesIO(data), limits.MAX_MEMBERS)
    if sum(member.file_size for member in archive.infolist()) > limits.MAX_UNPACKED:
        raise _bomb()
    return archive


def open_large_zip(file: BinaryIO) -> zipfile.ZipFile:
    """A container on disk that is read a member at a time: more of them, in all as large as they are.

    Raises ``InputError``.
    """
    end = _END_LENGTH + _MAX_COMMENT + _LOCATOR64_LENGTH + _END64_LENGTH
    file.seek(max(file.seek(0, io.SEEK_END) - end, 0))
    _check_directory(file.read(), limits.MAX_LARGE_MEMBERS, limits.MAX_LARGE_DIRECTORY)
    return _opened(file, limits.MAX_LARGE_MEMBERS)


def _opened(file: BinaryIO, most: int) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as error:
        raise _damaged() from error
    if len(archive.infolist()) > most:
        raise _too_many(most)
    return archive


def holds(data: bytes, name: str) -> bool:
    """Whether the bytes are a ZIP with a member of this name; one past the limits holds nothing."""
    if not data.startswith(b"PK"):
        return False
    try:
        return any(member.lstrip("/") == name for member in open_zip(data).namelist())
    except InputError:
        return False


def check_ratio(member: zipfile.ZipInfo) -> None:
    """Refuse a member that claims to be larger than it may. Raises ``InputError``."""
    if member.file_size > limits.MAX_MEMBER:
        raise InputError(
            "too_large",
            f"解开后太大（{member.file_size // limits.MIB} MiB），上限 {limits.MAX_MEMBER // limits.MIB} MiB",
        )
    if is_bomb(member.compress_size, member.file_size):
        raise _bomb()


def is_bomb(packed: int, unpacked: int) -> bool:
    """Whether a file shrank further than any document does."""
    return unpacked > limits.RATIO_COUNTS_FROM and unpacked > packed * limits.MAX_RATIO


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a member, no more than it claims to be. Raises ``InputError``."""
    if member.flag_bits & _ENCRYPTED:
        raise InputError("encrypted", "有密码，读不了；请去掉密码再试")
    check_ratio(member)
    try:
        with archive.open(member) as file:
            return b"".join(bounded(iter(lambda: file.read(_CHUNK), b""), member.file_size))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise _damaged() from error


def bounded(chunks: Iterator[bytes], limit: int) -> Iterator[bytes]:
    """The chunks while they hold no more than ``limit`` bytes. Raises ``InputError`` past that."""
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > limit:
            raise _bomb()
        yield chunk


def member_name(member: zipfile.ZipInfo) -> str:
    """The name of a member; without the flag of UTF-8 Chinese Windows writes names in GBK.

    >>> info = zipfile.ZipInfo("通报.txt".encode("gbk").decode("cp437"))
    >>> member_name(info)
    '通报.txt'
    """
    if member.flag_bits & _UTF8 or member.filename.isascii():
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _check_directory(data: bytes, members: int, directory: int) -> None:
    """How long the directory at the end of these bytes claims to be, read before it is."""
    place = data.rfind(_END, max(len(data) - _END_LENGTH - _MAX_COMMENT, 0))
    if place < 0 or place + _END_LENGTH > len(data):
        raise _damaged()
    count, size = struct.unpack_from("<HI", data, place + 10)
    if data[max(place - _LOCATOR64_LENGTH, 0) :].startswith(_LOCATOR64):
        record = place - _LOCATOR64_LENGTH - _END64_LENGTH
        size = struct.unpack_from("<Q", data, record + _SIZE_IN_END64)[0] if record >= 0 else size
        count = 0
    if size > directory or count > members:
        raise _too_many(members)


def _damaged() -> InputError:
    return InputError("bad_zip", "压缩包已损坏或不完整，请重新下载或复制再试")


def _too_many(most: int) -> InputError:
    return InputError("bomb", f"压缩包里的文件太多（上限 {most} 个），请拆开再试")


def _bomb() -> InputError:
    return InputError("bomb", "压缩包解开后大得不合常理，不予解开；请确认来源")
