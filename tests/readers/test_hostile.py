"""Every hostile file is answered, or refused by name, within two seconds of CPU and 256 MiB; none writes.

The limits are set by the kernel on a process for each file. Nothing here looks at a clock.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.readers import hostile, samples, word

pytest.importorskip("resource", reason="limits of processes are those of POSIX")
ROOT = Path(__file__).parents[2]
MEMORY = 256 * 1024 * 1024


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("hostile")
    for name, (data, _) in hostile.samples_by_name().items():
        (folder / name).write_bytes(data)
    warming = tmp_path_factory.mktemp("warming")
    good = {
        "txt": "整改".encode(),
        "html": b"<html><p>a",
        "docx": word.typed(["整改"]),
        "pdf": samples.pdf(),
        "ofd": samples.ofd(),
    }
    for name, data in good.items():
        (warming / name).write_bytes(data)
    command = [sys.executable, "-m", "tests.readers.confined", str(folder), hostile.SENTENCE]
    command += [str(warming / name) for name in good]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, timeout=400, check=True)
    answered: dict[str, Any] = json.loads(done.stdout)
    return answered


def test_each_is_answered_or_refused_by_name(answers: dict[str, Any]) -> None:
    expected = hostile.samples_by_name()
    assert set(answers) == set(expected)
    wrong = {
        name: (answers[name]["outcome"], outcomes)
        for name, (_, outcomes) in expected.items()
        if answers[name]["outcome"] not in outcomes
    }
    assert wrong == {}


def test_none_takes_more_memory_than_it_may(answers: dict[str, Any]) -> None:
    assert {name: one["bytes"] for name, one in answers.items() if one["bytes"] > MEMORY} == {}


def test_none_writes_a_file_or_opens_a_socket(answers: dict[str, Any]) -> None:
    assert {name: one["touched"] for name, one in answers.items() if one["touched"]} == {}
