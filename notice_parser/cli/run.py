"""One run of the command line: its inputs read and parsed, its failures counted and told."""

import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import click

from notice_parser.model import InputError, Notice, NoticeParserError, Options, Source

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
        self, files: Iterable[str], *, encoding: str | None = None, options: Options | None = None
    ) -> Iterator[Parsed]:
        """Read and parse one file after the other; tell of those that fail and go on."""
        from notice_parser.pipeline import parse

        for file in files:
            name = shown(file)
            try:
                text, source = _read(file, encoding)
                yield Parsed(name, text, parse(text, options=options, source=source))
            except NoticeParserError as error:
                self._fail(f"{name}：{error}")
            except BrokenPipeError:
                raise
            except Exception as error:
                if self.debug:
                    traceback.print_exc()
                self._fail(f"{name}：{self.unexpected(error)}")

    def _fail(self, message: str) -> None:
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
