"""Few of the seeds that ``make chaos`` tries."""

import os
from pathlib import Path

import pytest

from tests.batch.chaos import SOON, try_seed


@pytest.mark.skipif(os.name == "nt", reason="kill -9 and the faults are of POSIX")
@pytest.mark.parametrize("seed", [101, 102])
def test_nothing_is_lost_and_nothing_done_twice(seed: int, tmp_path: Path) -> None:
    try_seed(seed, tmp_path, SOON)
