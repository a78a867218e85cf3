"""The same bytes give the same JSON: under four hash seeds, in threads, in processes, in any order."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipeline.digest import PINNED, digests

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def expected() -> list[str]:
    return digests().splitlines()


def test_the_records_are_those_that_are_pinned(expected: list[str]) -> None:
    """A record changes on purpose only: see ``tests/pipeline/digest.py``."""
    pinned = PINNED.read_text("ascii").splitlines()
    changed = sorted({line.split("\t")[0] for line in set(expected) ^ set(pinned)})
    assert changed == [], "if these were to change: python -m tests.pipeline.digest pin"


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
