"""The same bytes give the same JSON: over the corpus, under four hash seeds, in threads, in any order."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipeline.digest import digest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def expected() -> str:
    return digest()


@pytest.mark.parametrize(
    ("seed", "way"), [("0", ""), ("1", "reversed"), ("2", "threads"), ("12345", "")], ids=str
)
def test_another_process_makes_the_same_records(seed: str, way: str, expected: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.pipeline.digest", *([way] if way else [])],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    assert done.stdout == expected
