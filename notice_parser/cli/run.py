"""One run of the command line: its inputs read and parsed, its failures counted and told."""

import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from notice_parser.model import InputError, Notice, NoticeParserError, Options, Source

if TYPE_CHECKING:
    from notice_parser.readers.archives import Member

# An encoding asked for, or none → the text and its source.
Reading = Callable[[str | None], tuple[str, Source]]

FAILED = 1
WRONG_CALL = 2
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Parsed:
    """An input, its text and its record. ``name`` is for people."""

    name: str
    text: str
    notice: Notice


@dataclass
class Run:
    """What the commands share. ``failed`` is set where an input failed or a check found an error."""

    debug: bool = False
    failed: bool = False

    @property
    def exit_code(self) -> int:
        return FAILED if self.failed else 0

    def parse_each(
        self,
        files: Iterable[str],
        *,
        encoding: str | None = None,
        options: Options | None = None,
        unpack: bool = False,
    ) -> Iterator[Parsed]:
        """Read and parse one file after the other; tell of those that fail and go on.

        With ``unpack`` the members of folders and archives are read, each as a file of its own.
        """
        inputs = _inputs(files) if unpack else ((file, _reading(file)) for file in files)
        yield from self.parse_inputs(inputs, encoding=encoding, options=options)

    def parse_inputs(
        self,
        inputs: Iterable[tuple[str, Reading]],
        *,
        encoding: str | None = None,
        options: Options | None = None,
    ) -> Iterator[Parsed]:
        """Parse inputs that come with how to read them; tell of those that fail and go on."""
        from notice_parser.pipeline import parse

        for file, read in inputs:
            name = shown(file)
            try:
                text, source = read(encoding)
                yield Parsed(name, text, parse(text, options=options, source=source))
            except NoticeParserError as error:
                if self.debug and error.__cause__ is not None:
                    traceback.print_exc()
                self.fail(f"{name}：{error}")
            except BrokenPipeError:
                raise
            except Exception as error:
                if self.debug:
                    traceback.print_exc()
                self.fail(f"{name}：{self.unexpected(error)}")

    def fail(self, message: str) -> None:
        """Tell of an input that failed; the others go on."""
        self.failed = True
        complain(message)

    def unexpected(self, error: Exception) -> str:
        """One line about an error that nobody foresaw."""
        advice = "" if self.debug else "；加 --debug（写在命令之前）可看细节"
        return f"程序内部错误 {type(error).__name__}：{' '.join(str(error).split())[:200]}{advice}"


def complain(message: str) -> None:
    """One line on stderr."""
    click.echo(f"notice-parser: {' '.join(message.split())}", err=True)


def shown(file: str) -> str:
    """The name of an input as people read it."""
    if file == STDIN:
        return "标准输入"
    return file.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _inputs(files: Iterable[str]) -> Iterator[tuple[str, Reading]]:
    """Each input, folders and archives taken apart, with how to read it."""
    from notice_parser.readers import documents

    for file in files:
        if file == STDIN:
            yield file, _reading(file)
            continue
        for member in documents(file):
            yield member.name, partial(_read_member, member, own=member.name == file)


def _reading(file: str) -> Reading:
    return partial(_read, file)


def _read_member(member: "Member", encoding: str | None, *, own: bool) -> tuple[str, Source]:
    from notice_parser.readers import read_bytes

    if member.error is not None:
        raise member.error
    return read_bytes(member.data or b"", Path(member.name).name if own else member.name, encoding)


def _read(file: str, encoding: str | None) -> tuple[str, Source]:
    from notice_parser.readers import MAX_BYTES, read_bytes, read_file

    if file != STDIN:
        return read_file(file, encoding=encoding)
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except (OSError, AttributeError) as error:
        raise InputError("unreadable", "标准输入读不了") from error
    if not data:
        raise InputError("empty", "没有内容；请用管道送入文本，或给出文件名")
    return read_bytes(data, None, encoding)
