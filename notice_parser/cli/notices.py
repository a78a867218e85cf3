"""Inputs that hold notices: files of every kind that is read, and records that were parsed before."""

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from notice_parser.cli.run import STDIN, Run, shown
from notice_parser.model import Notice, Options, Source

# A record begins with its version; whatever else begins with a brace is a text.
_RECORD = b'"schema_version"'
_BEGINNING = 64


def notices_of(
    run: Run, files: Iterable[str], *, encoding: str | None = None, options: Options | None = None
) -> Iterator[tuple[str, Notice]]:
    """The notices of files, each with the name of its input. What is no record of ``parse`` is parsed.

    A file holds one record, or one a line (JSON Lines), read one after the other. Folders and archives are
    taken apart. What fails is told, and the others go on.
    """
    for file in files:
        if file == STDIN:
            yield from _standard_input(run, encoding, options)
        elif _holds_records(Path(file)):
            with Path(file).open("rb") as lines:
                yield from _records(run, shown(file), lines)
        else:
            for parsed in run.parse_each([file], encoding=encoding, options=options, unpack=True):
                yield parsed.name, parsed.notice


def _standard_input(run: Run, encoding: str | None, options: Options | None) -> Iterator[tuple[str, Notice]]:
    from notice_parser.readers import MAX_BYTES

    stream = sys.stdin.buffer
    first = stream.readline(MAX_BYTES + 1)
    second = b"" if _are_records(first) else stream.readline(MAX_BYTES + 1)
    if _are_records(first + second):
        yield from _records(run, shown(STDIN), chain((first, second), stream))
        return
    data = first + second + stream.read(MAX_BYTES + 1)
    for parsed in run.parse_inputs([(STDIN, partial(_given, data))], encoding=encoding, options=options):
        yield parsed.name, parsed.notice


def _given(data: bytes, encoding: str | None) -> tuple[str, Source]:
    from notice_parser.readers import read_bytes

    return read_bytes(data, None, encoding)


def _holds_records(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return _are_records(file.read(_BEGINNING))
    except OSError:
        # The reader says what is wrong with it.
        return False


def _are_records(beginning: bytes) -> bool:
    head = beginning.removeprefix(b"\xef\xbb\xbf")[:_BEGINNING].split()
    return b"".join(head).startswith(b"{" + _RECORD)


def _records(run: Run, name: str, lines: Iterable[bytes]) -> Iterator[tuple[str, Notice]]:
    """The records of a file: one a line, or one over all lines as ``parse --indent`` writes it."""
    lines = iter(lines)
    first = next(lines).removeprefix(b"\xef\xbb\xbf")
    if not first.rstrip().endswith(b"}"):
        lines, first = iter(()), first + b"".join(lines)
    for number, line in enumerate(chain((first,), lines), 1):
        if not line.strip():
            continue
        try:
            yield name, Notice.model_validate_json(line)
        except ValidationError as error:
            where = f"{name}：第 {number} 行"
            run.fail(f"{where}不是完整的通报记录（{_reason(error)}）；请用 notice-parser parse 重新生成")


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc'])) or 'JSON'}：{first['msg']}"
