"""On a terminal the outline is coloured and as wide as the terminal."""

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from notice_parser.cli.display import width

ANSI = re.compile(r"\x1b\[[0-9;]*m")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")


def on_terminal(columns: int, *arguments: str, **environment: str) -> list[str]:
    """The lines that a command prints on a terminal of so many columns."""
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    kept = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "notice_parser", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        cwd=Path(__file__).parents[2],
        env={**kept, **environment},
    )
    os.close(theirs)
    printed = b""
    while True:
        try:
            piece = os.read(ours, 65_536)
        except OSError:  # Linux says so when the other side is closed.
            break
        if not piece:
            break
        printed += piece
    os.close(ours)
    assert process.wait(60) == 0
    return printed.decode("utf-8").replace("\r\n", "\n").split("\n")


@pytest.mark.parametrize("columns", [80, 120])
def test_colours_and_columns_of_a_terminal(columns: int, golden: str) -> None:
    lines = on_terminal(columns, "outline", golden)
    assert any("\x1b[32m已完成\x1b[0m" in line for line in lines)
    widths = [width(ANSI.sub("", line)) for line in lines]
    assert columns - 6 <= max(widths) <= columns


def test_headings_are_bold(golden: str) -> None:
    lines = on_terminal(100, "outline", golden)
    assert any("\x1b[1m1. 党总支作用发挥不够。\x1b[0m" in line for line in lines)


def test_no_color_is_obeyed_on_a_terminal(golden: str) -> None:
    for given in ({"NO_COLOR": "1"}, {}):
        arguments = [] if given else ["--no-color"]
        assert not any("\x1b" in line for line in on_terminal(100, "outline", *arguments, golden, **given))


def test_findings_are_coloured_by_severity(golden: str) -> None:
    assert any("\x1b[33m\x1b[1m警告\x1b[0m" in line for line in on_terminal(100, "check", golden))
