"""Runs that are killed at random moments over files of which every sixth does harm.

``python -m tests.batch.chaos 20`` tries twenty seeds. For each: nothing lost, nothing twice, nobody innocent
quarantined, outputs byte for byte those of an undisturbed run, no process left.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import uuid
import zipfile
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from notice_parser.batch.accounts import accounts, opened, quarantined
from notice_parser.batch.crew import Limits
from notice_parser.batch.run import Job
from notice_parser.cli.conversion import Request, convert
from notice_parser.model import Options
from tests.batch.faults import REASONS

ROOT = Path(__file__).parents[2]
MARK = "NOTICE_PARSER_CHAOS"
# Sixteen in a hundred do harm. Few of them take long, so that the kills meet all kinds of moments.
FILES = 300
FAULTS = {"crash": 12, "exit": 8, "leave": 6, "fill": 6, "stubborn": 7, "shout": 6, "sleep": 2, "spin": 1}
# The same number, sooner tried.
SOON = {"crash": 14, "exit": 8, "leave": 7, "fill": 3, "stubborn": 8, "shout": 7, "sleep": 1}
LIMITS = Limits(seconds=1.5, cpu_seconds=1, memory=1 << 29, documents=40)
# When a run is killed, seconds after its start: while it loads, among ordinary files, among the suspects.
MOMENTS = ((0.2, 0.7), (0.5, 1.2), (0.5, 1.2), (0.7, 2.0), (1.0, 4.0), (1.0, 4.0))
# How long the processes of a run that was killed may take to end.
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Scene:
    """Files with what each of them does, by name; one in ten is a copy of another."""

    folder: Path
    kinds: dict[str, str]


def main(arguments: list[str]) -> None:
    """Try so many seeds; end with an error at the first that fails."""
    for seed in range(int(arguments[0]) if arguments else 20):
        begin = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            told = try_seed(seed, Path(folder))
        sys.stdout.write(f"seed {seed}: {told}, {time.monotonic() - begin:.0f} s\n")
        sys.stdout.flush()


def try_seed(seed: int, folder: Path, faults: Mapping[str, int] = FAULTS) -> str:
    """One undisturbed run and one that is killed again and again. Raises ``AssertionError``."""
    rng = random.Random(seed)
    scene = set_scene(rng, folder / "in", faults)
    assert _run(scene, folder / "calm") == 1
    killed = sum(_killed(scene, folder / "chaos", rng.uniform(*moment)) for moment in MOMENTS)
    assert killed >= len(MOMENTS) // 2, "the runs end too soon to be killed"
    assert _run(scene, folder / "chaos") == 1
    compare(scene, folder / "calm", folder / "chaos")
    return f"{len(scene.kinds)} inputs, {killed} kills"


def set_scene(rng: random.Random, folder: Path, faults: Mapping[str, int]) -> Scene:
    """Two thirds of the files in folders, the rest in an archive."""
    kinds = [kind for kind, number in faults.items() for _ in range(number)]
    kinds += ["ok"] * (FILES - len(kinds))
    rng.shuffle(kinds)
    named: dict[str, str] = {}
    (folder / "sub").mkdir(parents=True)
    with zipfile.ZipFile(folder / "packed.zip", "w") as archive:
        for number, kind in enumerate(kinds):
            data = f"{number} {kind} {'字' * rng.randrange(2000)}\n".encode()
            place = rng.randrange(3)
            if place == 0:
                archive.writestr(f"{number}.txt", data)
                named[f"{folder}/packed.zip!/{number}.txt"] = kind
            else:
                path = folder / ("sub" if place == 1 else "") / f"{number}.txt"
                path.write_bytes(data)
                named[str(path)] = kind
                if kind == "ok" and rng.random() < 0.1:
                    (folder / f"copy-{number}.txt").write_bytes(data)
    return Scene(folder, named)


def compare(scene: Scene, calm: Path, chaos: Path) -> None:
    """Judge what a disturbed run left by what it had to work on, and by an undisturbed one."""
    innocent = {name for name, kind in scene.kinds.items() if kind not in REASONS}
    records = (chaos / "notices.jsonl").read_bytes()
    numbers = Counter(json.loads(line)["text"].split()[0] for line in records.splitlines())
    expected = {Path(name.rpartition("!/")[2]).stem for name in innocent}
    assert set(numbers) == expected, "lost, or done though it does harm"
    assert set(numbers.values()) == {1}, "twice"
    with closing(opened(chaos)) as base:
        sums = accounts(base)
        found = {one.name: one.reason for one in quarantined(base)}
    assert sums.balanced
    assert sums.state == "finished"
    assert not found.keys() & innocent, "innocent quarantined"
    assert found.keys() == scene.kinds.keys() - innocent
    for name, reason in found.items():
        assert reason in (REASONS[scene.kinds[name]], "killed_the_run"), (scene.kinds[name], reason)
    assert records == (calm / "notices.jsonl").read_bytes(), "outputs differ"
    left = {path.name.removesuffix("-wal").removesuffix("-shm") for path in chaos.iterdir()}
    assert left == {"journal.sqlite", "journal.lock", "notices.jsonl"}


def serve(folder: str, out: str) -> int:
    """What a run does that is to be disturbed."""
    request = Request((folder,), Path(out), ("jsonl",), Options(), workers=2, limits=LIMITS)
    return convert(request, Job("tests.batch.faults:work"))


def _start(scene: Scene, out: Path, mark: str) -> "subprocess.Popen[bytes]":
    code = "import sys; from tests.batch.chaos import serve; sys.exit(serve(*sys.argv[1:]))"
    return subprocess.Popen(
        [sys.executable, "-c", code, str(scene.folder), str(out)],
        cwd=ROOT,
        env={**os.environ, MARK: mark},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def _run(scene: Scene, out: Path) -> int:
    """A run to its end; its exit code."""
    mark = uuid.uuid4().hex
    code = _start(scene, out, mark).wait(timeout=300)
    _await_end(mark)
    return code


def _killed(scene: Scene, out: Path, after: float) -> bool:
    """A run killed after so many seconds; whether it had not ended before."""
    mark = uuid.uuid4().hex
    process = _start(scene, out, mark)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    _await_end(mark)
    return process.returncode == -signal.SIGKILL


def _await_end(mark: str) -> None:
    """Wait until no process of a run is left; by its environment each of them is known, on Linux."""
    end = time.monotonic() + _PATIENCE
    while left := [pid for pid in _processes() if _bears(pid, mark)]:
        assert time.monotonic() < end, f"processes left: {left}"
        time.sleep(0.05)


def _processes() -> list[str]:
    proc = Path("/proc")
    return [path.name for path in proc.iterdir() if path.name.isdigit()] if proc.is_dir() else []


def _bears(pid: str, mark: str) -> bool:
    try:
        return mark.encode() in Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return False


if __name__ == "__main__":
    main(sys.argv[1:])
