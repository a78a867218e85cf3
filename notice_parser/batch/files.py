"""Names → documents: files, folders, patterns, archives and lists, one document after the other.

Nothing is collected and nothing sorted: a folder of a million files takes no more memory than one of ten.
A link is followed only where the caller named it; what lies in a folder is taken as it is.
"""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from notice_parser.batch.reasons import Skip
from notice_parser.model import InputError
from notice_parser.model.errors import Reason
from notice_parser.readers import documents, file_bytes, limits
from notice_parser.readers.archives import is_archive
from notice_parser.readers.large import large_archive
from notice_parser.readers.zips import open_zip

# What systems and office software leave beside the files of people.
_SYSTEM_FILES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_SYSTEM_FOLDERS = frozenset({"__MACOSX", ".git", ".svn"})
_SYSTEM_PREFIXES = ("~$", "._")
_PIECE = 1 << 16
_ZIP = b"PK"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Found:
    """An input: its bytes, or the reason why there are none; ``detail`` is one line for people."""

    name: str
    data: bytes | None = None
    reason: Reason | Skip | None = None
    detail: str | None = None


def find(paths: Iterable[str], *, without: str | os.PathLike[str] | None = None) -> Iterator[Found]:
    """The documents under these paths, each read once. The folder ``without`` is passed over.

    A name with ``*``, ``?`` or ``[`` that is no file is a pattern; ``**`` stands for folders of any depth.
    Raises nothing: what cannot be had is found with its reason.
    """
    for one in walk(paths, without=without):
        if isinstance(one, Found):
            yield one
            continue
        for member in large_archive(one) or documents(one):
            if member.error is not None:
                yield Found(member.name, None, member.error.reason, member.error.message)
            elif member.name != one and _is_system(member.name):
                yield Found(member.name, None, "system_file")
            else:
                yield Found(member.name, member.data)


def walk(paths: Iterable[str], *, without: str | os.PathLike[str] | None = None) -> Iterator[str | Found]:
    """The files under these paths, unread, and what is passed over."""
    for path in paths:
        for one in _matching(path):
            if isinstance(one, Found) or not Path(one).is_dir():
                yield one
            else:
                yield from _below(one, without)


def count(paths: Iterable[str], *, without: str | os.PathLike[str] | None = None) -> int:
    """About how many documents there are; only of a ZIP is it known how many it holds."""
    return sum(1 if isinstance(one, Found) else _holds(one) for one in walk(paths, without=without))


def _holds(path: str) -> int:
    try:
        with Path(path).open("rb") as file:
            if file.read(len(_ZIP)) != _ZIP:
                return 1
        data = file_bytes(path)
        return len(open_zip(data).namelist()) if is_archive(data) else 1
    except (OSError, InputError):
        return 1


def listed(stream: BinaryIO) -> Iterator[str]:
    """The names that a stream lists: a line each, or parted by NUL where there is one (``find -print0``)."""
    piece = stream.read(_PIECE)
    rest = piece.removeprefix(_BOM)
    parting = b"\0" if b"\0" in rest else b"\n"
    while piece:
        *whole, rest = rest.split(parting)
        yield from filter(None, map(_listed_name, whole))
        piece = stream.read(_PIECE)
        rest += piece
    yield from filter(None, [_listed_name(rest)])


def _listed_name(line: bytes) -> str:
    return os.fsdecode(line.rstrip(b"\r\n"))


def _matching(path: str) -> Iterator[str | Found]:
    """The path itself, or what a pattern stands for."""
    if not glob.has_magic(path) or os.path.lexists(path):
        yield path
        return
    parts = Path(path).parts
    fixed = next(index for index, part in enumerate(parts) if glob.has_magic(part))
    root = Path(*parts[:fixed])
    found = False
    for one in root.glob(str(Path(*parts[fixed:]))):
        # A pattern of folders of any depth names their files itself.
        if "**" in parts and one.is_dir():
            continue
        found = True
        opened = [one, *one.parents][: len(one.parts) - len(root.parts)]
        yield Found(str(one), None, "link") if any(part.is_symlink() for part in opened) else str(one)
    if not found:
        yield Found(path, None, "not_found", "没有匹配的文件，请检查写法")


def _below(root: str, without: str | os.PathLike[str] | None) -> Iterator[str | Found]:
    """The files of a folder and of those in it, deepest last opened."""
    stack = [_entries(root)]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif isinstance(entry, Found):
            yield entry
        elif entry.is_symlink():
            yield Found(entry.path, None, "link")
        elif entry.is_dir(follow_symlinks=False):
            if entry.name in _SYSTEM_FOLDERS:
                yield Found(entry.path, None, "system_file")
            elif without is not None and Path(without).exists() and Path(entry.path).samefile(without):
                yield Found(entry.path, None, "output")
            elif len(stack) > limits.MAX_FOLDER_DEPTH:
                yield Found(entry.path, None, "depth", "文件夹层数太多，没有再往下读")
            else:
                stack.append(_entries(entry.path))
        elif not entry.is_file(follow_symlinks=False):
            yield Found(entry.path, None, "not_regular")
        elif _is_system(entry.name):
            yield Found(entry.path, None, "system_file")
        else:
            yield entry.path


def _entries(folder: str) -> "Iterator[os.DirEntry[str] | Found]":
    """What is in a folder. One that cannot be read is found with its reason."""
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except OSError as error:
        yield Found(folder, None, "unreadable", f"读不了这个文件夹：{error.strerror}")


def _is_system(name: str) -> bool:
    *folders, last = name.replace("\\", "/").split("/")
    return (
        last in _SYSTEM_FILES or last.startswith(_SYSTEM_PREFIXES) or not _SYSTEM_FOLDERS.isdisjoint(folders)
    )
