"""The rooms and their floors: no import runs upwards, and each room keeps its manners."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "notice_parser"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)

# What a room may import, besides itself. The house of the README, floor by floor.
MODEL = {"model"}
DATA = {*MODEL, "families"}
TEXT = {*DATA, "text"}
FINDS = {*TEXT, "structure", "mentions"}
MEANING = {*FINDS, "meaning"}
CHECKS = {*MEANING, "checks"}
SCORE = {*CHECKS, "assemble", "pipeline"}
MAY_IMPORT: dict[str, set[str]] = {
    "_version": set(),
    "model": set(),
    "families": MODEL,
    "text": DATA,
    "readers": TEXT,
    "structure": TEXT,
    "mentions": TEXT,
    "meaning": FINDS,
    "checks": MEANING,
    "assemble": CHECKS,
    "pipeline": SCORE,
    "front": {*SCORE, "readers"},
    "evaluation": SCORE,
    "batch": {*MODEL, "readers"},
    "ledger": {*TEXT, "_version"},
    "cli": {*SCORE, "readers", "front", "evaluation", "batch", "ledger", "_version"},
    "__init__": {*SCORE, "readers", "front", "_version"},
    "__main__": {"cli"},
}
MAX_LINES = 400
# The names by which Python tells what time it is now.
CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter"}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The dotted names of everything that a file imports, inside functions too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: imports are absolute"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_of(path: Path) -> set[str]:
    """The rooms that a file imports from, without its own."""
    found = set()
    for dotted in imported(path):
        parts = dotted.split(".")
        if parts[0] == "notice_parser" and len(parts) > 1:
            found.add(parts[1])
    return found - {room(path)}


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_import_runs_upwards(path: Path) -> None:
    assert room(path) in MAY_IMPORT, f"{room(path)} has no floor yet"
    upwards = rooms_of(path) - MAY_IMPORT[room(path)] - {"__version__"}
    assert not upwards


def test_every_floor_has_its_room() -> None:
    assert set(MAY_IMPORT) == {room(path) for path in FILES}


def test_only_segmentation_imports_jieba() -> None:
    users = {name(path) for path in FILES if any(one.split(".")[0] == "jieba" for one in imported(path))}
    assert users <= {"mentions/segment.py"}


def test_only_the_command_line_and_the_gate_import_click() -> None:
    users = {name(path) for path in FILES if any(one.split(".")[0] == "click" for one in imported(path))}
    assert {user for user in users if not user.startswith(("cli/", "evaluation/"))} == set()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_reads_the_clock(path: Path) -> None:
    modules = {one.split(".")[0] for one in imported(path)}
    calls = {
        node.func.attr
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    if name(path) in ("batch/clock.py", "cli/clock.py"):
        # Limits and rates of a run over many files; when a command was given. No record depends on them.
        return
    assert "time" not in modules
    assert not calls & CLOCKS


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_below_the_command_line_opens_a_connection_or_starts_a_process(path: Path) -> None:
    reaching_out = {"socket", "subprocess", "urllib", "http", "asyncio", "multiprocessing", "ssl", "ftplib"}
    # PDFium may end its process, and office software is one of its own: both are started in one place.
    # Workers of the batch are started in another.
    starts = {"readers/processes.py", "batch/crew.py"}
    allowed = {"subprocess"} if name(path) in starts else set()
    assert not {one.split(".")[0] for one in imported(path)} & reaching_out - allowed


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_is_short_and_has_a_telling_name(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}


@pytest.mark.parametrize("path", [path for path in FILES if path.stat().st_size], ids=name)
def test_a_file_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree(path))


def test_what_is_imported_from_outside_is_declared() -> None:
    declared = {"click", "jieba", "lxml", "openpyxl", "pyarrow", "pydantic", "pypdfium2", "regex", "rich"}
    declared |= {"rjieba", "sqlalchemy", "warcio"}
    outside = {one.split(".")[0] for path in FILES for one in imported(path)}
    assert outside - sys.stdlib_module_names - {"notice_parser"} <= declared
