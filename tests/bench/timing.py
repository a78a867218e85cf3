"""Timing that holds on a busy machine: rounds interleaved, medians, ratios of one run."""

import gc
import statistics
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "corpus" / "golden" / "dongying-culture-center.txt"


# The processor time of this thread, where the system tells it finely: other programs interrupt a long call
# more often than a short one, so that by the clock on the wall even ratios of one run depend on the load.
FINE = time.thread_time if time.get_clock_info("thread_time").resolution < 1e-6 else time.perf_counter


def medians(
    calls: Mapping[str, Callable[[], object]], rounds: int, clock: Callable[[], float] = FINE
) -> dict[str, float]:
    """The median seconds of each call. Each round runs every call once, so that all meet the same noise.

    Calls that start programs want ``time.perf_counter`` for their ``clock``.
    """
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for call in calls.values():
        call()
    for _ in range(rounds):
        for name, call in calls.items():
            gc.collect()
            begin = clock()
            call()
            taken[name].append(clock() - begin)
    return {name: statistics.median(values) for name, values in taken.items()}


def program(*arguments: str) -> Callable[[], object]:
    """A call that runs Python anew with these arguments; raises where it fails."""

    def run() -> object:
        return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)

    return run


def peak_mib(code: str) -> float | None:
    """The most memory that a fresh Python had while it ran ``code``; known on Linux only."""
    # ru_maxrss would be that of the process that started this one.
    tell = "print(open('/proc/self/status', encoding='ascii').read().partition('VmHWM:')[2].split()[0])"
    if not Path("/proc/self/status").exists():
        return None
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tell}"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return int(told.stdout.split()[-1]) / 1024


def show(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table; Chinese signs take two columns. A column without a header is read from the left."""
    table = [list(header), *map(list, rows)]
    widths = [max(_width(row[i]) for row in table) for i in range(len(header))]
    lines = [f"\n{title}"]
    for row in table:
        first, *rest = (
            _pad(cell, width, not header[i]) for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join(["", first, *rest]).rstrip())
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _width(cell: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in cell)


def _pad(cell: str, width: int, left: bool) -> str:
    blanks = " " * (width - _width(cell))
    return cell + blanks if left else blanks + cell
