"""The front door: a text, the bytes of a file, or a path → the record.

The readers of files are imported by those who read files.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from notice_parser.model import InputError, Notice, Options
from notice_parser.pipeline import parse as parse_text
from notice_parser.pipeline import parse_json as write_text


def parse(text: str, *, options: Options | None = None) -> Notice:
    """Parse the text of a notice.

    Every ``str`` gives a record: one that is no notice has the family ``none`` and a finding that says so.
    Raises ``InputError`` for what is no ``str``.
    """
    return parse_text(_text(text), options=options)


def parse_json(text: str, *, options: Options | None = None) -> str:
    """The record of a text as JSON, for those who need no model: ``parse(text).model_dump_json()``, sooner.

    Raises ``InputError`` for what is no ``str``.

    >>> '"family":"none"' in parse_json("今天天气很好。")
    True
    """
    return write_text(_text(text), options=options)


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise InputError(
            "not_text",
            f"需要字符串（str），得到的是 {type(text).__name__}；字节请用 parse_bytes，文件请用 parse_file",
        )
    return text


def parse_bytes(
    data: bytes, name: str | None = None, *, encoding: str | None = None, options: Options | None = None
) -> Notice:
    """Parse the bytes of a file. ``name`` is written into the record; ``encoding`` overrides what is found.

    Raises ``InputError`` where the bytes are no text.
    """
    from notice_parser.readers import read_bytes

    text, source = read_bytes(data, name, encoding)
    return parse_text(text, options=options, source=source)


def parse_file(
    path: str | os.PathLike[str], *, encoding: str | None = None, options: Options | None = None
) -> Notice:
    """Parse a file, or the one document of an archive.

    Raises ``InputError`` for what is missing, a folder, an archive of several documents, empty, too large or
    no text.
    """
    from notice_parser.readers import read_file

    text, source = read_file(path, encoding=encoding)
    return parse_text(text, options=options, source=source)


def parse_each(
    path: str | os.PathLike[str], *, encoding: str | None = None, options: Options | None = None
) -> Iterator[tuple[str, Notice | InputError]]:
    """The name and the record of each document under a path: a folder, an archive (ZIP, TAR, WARC) or a file.

    A document in an archive is named ``包.zip!/通报/一.docx``. One that cannot be read comes as the error
    that says why; the others go on.
    """
    from notice_parser.readers import documents, read_bytes

    for member in documents(path):
        if member.error is not None:
            yield member.name, member.error
            continue
        try:
            name = member.name if member.name != os.fspath(path) else Path(member.name).name
            text, source = read_bytes(member.data or b"", name, encoding)
        except InputError as error:
            yield member.name, error
        else:
            yield member.name, parse_text(text, options=options, source=source)
