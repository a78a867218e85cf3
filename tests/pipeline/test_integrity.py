"""The same bytes give the same JSON: under four hash seeds, in threads, in processes, in any order."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipeline.digest import PINNED, digests, notices, of_one

ROOT = Path(__file__).parents[2]


PINS = dict(line.split("\t") for line in PINNED.read_text("ascii").splitlines())


@pytest.mark.parametrize("path", notices(), ids=lambda path: path.stem)
def test_a_record_is_the_one_that_is_pinned(path: Path) -> None:
    """A record changes on purpose only: see ``tests/pipeline/digest.py``."""
    assert of_one(path) == PINS.get(path.stem), "if it was to change: python -m tests.pipeline.digest pin"


def test_no_notice_that_is_pinned_has_gone() -> None:
    assert sorted(PINS) == sorted(path.stem for path in notices())


@pytest.fixture(scope="module")
def expected() -> list[str]:
    return digests().splitlines()


@pytest.mark.parametrize(
    ("seed", "way"), [("0", ""), ("1", "reversed"), ("2", "threads"), ("12345", "processes")], ids=str
)
def test_another_process_makes_the_same_records(seed: str, way: str, expected: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.pipeline.digest", *([way] if way else [])],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    assert done.stdout.splitlines() == expected
