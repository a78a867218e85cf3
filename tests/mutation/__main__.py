"""``python -m tests.mutation``: try a sample of the mutants of each room; print scores and survivors."""

import argparse
import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from math import sqrt
from pathlib import Path
from threading import Timer

from tests.mutation.mutants import ROOMS, Mutant, copy_project, mutate, sample

_KILLED = "killed"


def interval(killed: int, tried: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for the share of mutants that are killed.

    >>> low, high = interval(90, 100)
    >>> round(low, 3), round(high, 3)
    (0.826, 0.945)
    """
    z = 1.96
    share, spread = killed / tried, z * z / tried
    middle = share + spread / 2
    half = z * sqrt(share * (1 - share) / tried + spread / (4 * tried))
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.mutation", description="变异测试:改坏一处,看有没有测试失败")
    parser.add_argument("--sample", default="40", help="每间抽多少个变异,或 all(默认 40)")
    parser.add_argument("--room", default="", help=f"哪一间:{'、'.join(ROOMS)};不写就是全部")
    parser.add_argument("--seed", type=int, default=1, help="抽样的种子(默认 1)")
    parser.add_argument("--jobs", type=int, default=2, help="同时几个进程(默认 2)")
    parser.add_argument("--minutes", type=float, default=0, help="每间最多几分钟,到时按已试的计分(默认不限)")
    args = parser.parse_args(given)
    if args.sample != "all" and not (args.sample.isdecimal() and int(args.sample)):
        parser.error(f"--sample 要写正整数或 all,不是 {args.sample}")
    if args.room and args.room not in ROOMS:
        parser.error(f"没有 {args.room} 这一间;可写 {'、'.join(ROOMS)}")
    return args


def ends(
    project: Path, room: str, mutants: list[Mutant], args: argparse.Namespace
) -> Iterator[tuple[str, str]]:
    """The name and the end of each mutant, as it comes; none after the minutes that are allowed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.mutation.trial", room, str(args.jobs)],
        cwd=project,
        env={**os.environ, "PYTHONUTF8": "1", "PYTEST_DEBUG_TEMPROOT": str(project)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        # The trial and its children end together.
        start_new_session=True,
    ) as trial:
        assert trial.stdin and trial.stdout
        timer = Timer(args.minutes * 60, _end, [trial.pid])
        if args.minutes:
            timer.start()
        try:
            trial.stdin.write("\n".join(mutant.name for mutant in mutants))
            trial.stdin.close()
            trial.stdout.readline()
            for line in trial.stdout:
                name, end = json.loads(line)
                yield name, end
        finally:
            timer.cancel()
            _end(trial.pid)


def _end(session: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(session, signal.SIGKILL)


def measure(room: str, args: argparse.Namespace) -> bool:
    """Print a room's score and survivors; whether every mutant was tried."""
    with tempfile.TemporaryDirectory() as folder:
        copy_project(Path(folder))
        every = mutate(Path(folder), room)
        chosen = sample(every, None if args.sample == "all" else int(args.sample), args.seed)
        found = dict(ends(Path(folder), room, chosen, args))
    if not found or (len(found) < len(chosen) and not args.minutes):
        sys.stderr.write(f"{room}: 只试了 {len(found)} 个,共 {len(chosen)} 个;先让测试通过\n")
        return False
    killed = sum(end == _KILLED for end in found.values())
    low, high = interval(killed, len(found))
    sys.stdout.write(
        f"{room:10} {len(every):6} 个变异,试 {len(found):5},杀死 {killed:5},"
        f"得分 {killed / len(found):.1%}(95% 区间 {low:.1%}–{high:.1%})\n"
    )
    for mutant in sorted(chosen, key=lambda mutant: mutant.name):
        if found.get(mutant.name, _KILLED) != _KILLED:
            sys.stdout.write(f"\n  {mutant.name}  {found[mutant.name]}\n")
            sys.stdout.write("".join(f"    {line}\n" for line in mutant.diff.splitlines()))
    sys.stdout.flush()
    return True


def main(given: list[str]) -> int:
    args = arguments(given)
    if importlib.util.find_spec("mutmut") is None or os.name == "nt":
        sys.stderr.write("没有 mutmut;请先 pip install -e '.[mutation]'(Linux 或 macOS)\n")
        return 3
    rooms = [args.room] if args.room else list(ROOMS)
    tried = [measure(room, args) for room in rooms]
    return int(not all(tried))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
