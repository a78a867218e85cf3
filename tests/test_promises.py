"""What README and SECURITY.md promise of every parse: offline, alone with its input."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from notice_parser.model.limits import MAX_MENTIONS, MAX_PARAGRAPH, MAX_PARAGRAPHS
from tests.readers import samples, word
from tests.readers.layouts import paragraphs

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "corpus/golden/dongying-culture-center.txt"

# Everything the interpreter reports, whatever it is. The first parse reads the rules; what the second one
# does is what every other does.
WATCH = """
import json, sys
from notice_parser import parse_file
path = sys.argv[1]
rounds, watching = [], False
def watch(event, arguments):
    # Copies of a value and methods of a class are looked up by name and number.
    if watching and event not in ("builtins.id", "object.__getattr__"):
        rounds[-1].append([event, *map(str, arguments[:1] if event != "open" else arguments)])
sys.addaudithook(watch)
for _ in range(2):
    rounds.append([])
    watching = True
    parse_file(path)
    watching = False
print(json.dumps(rounds))
"""
INTERNAL = ("object.__setattr__", "sys._getframe")


LINES = [line.strip() for line in GOLDEN.read_text("utf-8").splitlines() if line.strip()]
# What asks to be fetched, opened or run.
BAIT = (
    "<script>fetch('http://127.0.0.1:9/')</script><img src='http://127.0.0.1:9/a.png'>"
    "<iframe src='file:///etc/hostname'></iframe><link rel=stylesheet href='http://127.0.0.1:9/a.css'>"
    "<object data='a.exe'></object><p>=HYPERLINK(\"http://127.0.0.1:9/\")</p>"
)
FILES: dict[str, Callable[[], bytes]] = {
    "通报.txt": GOLDEN.read_bytes,
    "通报.html": lambda: (paragraphs(LINES) + BAIT).encode(),
    "通报.docx": lambda: word.typed(LINES),
    "通报.ofd": samples.ofd,
    "通报.zip": lambda: samples.zipped({"通报.txt": GOLDEN.read_bytes()}),
}


def run(code: str, file: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, str(file)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def opened(events: list[list[str]]) -> Iterator[str]:
    """The files that were opened, all for reading; a number is a file that is open already."""
    for event, path, mode, flags in events:
        assert event == "open"
        assert set(mode) <= set("rb") or mode == "None"
        assert not int(flags) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC)
        if not path.isdecimal():
            yield path


@pytest.mark.parametrize("name", FILES)
def test_a_parse_opens_its_input_and_does_nothing_else(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    first, second = json.loads(run(WATCH, path))
    assert list(opened(second)) == [str(path)]
    # Modules are imported and rules are read from where they are installed, and nothing else happens.
    kinds = {event for event, *_ in first}
    assert kinds <= {"open", "import", "exec", "compile", "marshal.loads", "os.listdir", *INTERNAL}
    homes = {Path(home) for home in (ROOT / "notice_parser", sys.prefix, sys.base_prefix, *sys.path) if home}
    for one in opened([event for event in first if event[0] == "open"]):
        assert one == str(path) or any(Path(one).is_relative_to(home) for home in homes)


def test_what_the_promises_of_security_name_is_there() -> None:
    words = re.findall(r"`([^`]+)`", (ROOT / "SECURITY.md").read_text("utf-8"))
    targets = {word.removeprefix("make ") for word in words if word.startswith("make ")}
    files = {word for word in words if "/" in word}
    assert targets and files
    assert targets <= set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert [file for file in files if not (ROOT / file).exists()] == []
    for named in ("truncated", "2,000,000", "50,000", "20,000", "100,000"):
        assert named in (ROOT / "SECURITY.md").read_text("utf-8")
    assert (MAX_PARAGRAPHS, MAX_PARAGRAPH, MAX_MENTIONS) == (50_000, 20_000, 100_000)
