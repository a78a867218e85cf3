"""What the README promises of every parse: offline, alone with its input, always the same."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "corpus/golden/dongying-culture-center.txt"

# The first parse reads the rules; what the second one does is what every other does.
WATCH = """
import json, sys
from notice_parser import parse_file
path = sys.argv[1]
watched = {"open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.fork"}
rounds = []
def watch(event, arguments):
    # A number is a file that is open already.
    what = arguments[0] if arguments else None
    if event in watched and not isinstance(what, int):
        rounds[-1].append([event, str(what)])
sys.addaudithook(watch)
for _ in range(2):
    rounds.append([])
    parse_file(path)
print(json.dumps(rounds))
"""
DUMP = "import sys; from notice_parser import parse_file; print(parse_file(sys.argv[1]).model_dump_json())"


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, str(GOLDEN)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def test_a_parse_opens_its_input_and_nothing_else() -> None:
    first, second = json.loads(run(WATCH))
    assert second == [["open", str(GOLDEN)]]
    assert {event for event, _ in first} == {"open"}


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_the_same_bytes_give_the_same_json(seed: str) -> None:
    assert run(DUMP, PYTHONHASHSEED=seed) == run(DUMP, PYTHONHASHSEED="0")
