"""A command whose output nobody reads any more (``… | head``) ends quietly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from notice_parser.cli.commands import program

ROOT = Path(__file__).parents[2]
GOLDEN = str(ROOT / "corpus/golden/dongying-culture-center.txt")
CALLS = {
    "parse": ["parse", GOLDEN],
    "outline": ["outline", GOLDEN],
    "check": ["check", GOLDEN],
    "explain": ["explain", GOLDEN],
    "diff": ["diff", GOLDEN, "other.txt"],
    "sync": ["sync", GOLDEN, "--url", "sqlite:///ledger.db"],
    "schema": ["schema"],
    "families": ["families"],
    "evaluate": ["evaluate", str(ROOT / "corpus/golden")],
    "ledger": ["ledger", GOLDEN, "--out", "ledger.csv"],
    "convert": ["convert", GOLDEN, "--out", "again", "--jobs", "1"],
    "journal": ["journal", "converted"],
    "the version": ["--version"],
    "help": ["--help"],
}


def ends(desk: Path, *arguments: str) -> tuple[int, str]:
    """Exit code and stderr of a command whose output goes into a pipe without a reader."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "notice_parser", *arguments],
            cwd=desk,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=writer,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
    finally:
        os.close(writer)
    return done.returncode, done.stderr


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a notice that differs from the golden one, and a conversion with one file quarantined."""
    folder = tmp_path_factory.mktemp("desk")
    text = Path(GOLDEN).read_text("utf-8")
    (folder / "other.txt").write_text(text.replace("7752种", "7753种"), "utf-8")
    (folder / "图.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    code, _ = ends(folder, "convert", "图.png", "--out", "converted", "--jobs", "1")
    assert code == 1
    return folder


def test_every_command_is_tried() -> None:
    assert set(program.commands) <= set(CALLS)


@pytest.mark.parametrize("arguments", CALLS.values(), ids=CALLS)
def test_a_command_without_a_reader_ends_quietly(arguments: list[str], desk: Path) -> None:
    assert ends(desk, *arguments) == (1, "")
