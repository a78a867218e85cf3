"""How fast a batch is, in one run: ``python -m tests.bench.batch [COUNT]``; 10,000 synthetic notices.

One plain loop in one process against one and two workers; what the batch itself costs a document; peak memory
over a tenth of the notices and over all; a second run that finds nothing to do; the export of the records.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.timing import ROOT, show
from tests.synthetic.containers import write_files

COUNT = 10_000
_SEED = 2026

# Each part runs in a process of its own, whose peak of memory and CPU it tells.
_FRAME = """
import json, resource, sys, time
from pathlib import Path
from notice_parser.batch.files import find
folder, out, workers = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
told = {{}}
begin = time.perf_counter()
{work}
told["wall"] = time.perf_counter() - begin
status = open("/proc/self/status", encoding="ascii").read()
told["peak"] = int(status.partition("VmHWM:")[2].split()[0]) / 1024
told["worker_peak"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
mine = resource.getrusage(resource.RUSAGE_SELF)
told["cpu"] = mine.ru_utime + mine.ru_stime
workers_own = resource.getrusage(resource.RUSAGE_CHILDREN)
told["cpu_all"] = told["cpu"] + workers_own.ru_utime + workers_own.ru_stime
print(json.dumps(told))
"""
_PLAIN = """
from notice_parser.cli.conversion import prepare, work
options = json.dumps({"encoding": None, "options": {}})
prepare()
begin = time.perf_counter()
for one in find([str(folder)]):
    work(one.data, options)
told["wall_run"] = time.perf_counter() - begin
"""
_BATCH = """
from notice_parser.batch.journal import Journal
from notice_parser.batch.run import Job, run
options = json.dumps({{"encoding": None, "options": {{}}}})
job = {job}
before = resource.getrusage(resource.RUSAGE_SELF)
begin = time.perf_counter()
with Journal(out, "bench") as journal:
    counts = run(find([str(folder)]), journal, job, workers=workers)
    told["done"], told["characters"], told["worked"] = counts.done, counts.characters, counts.worked_ms / 1000
    told["wall_run"] = time.perf_counter() - begin
    {then}
"""
_PARSING = 'Job("notice_parser.cli.conversion:work", options, "notice_parser.cli.conversion:prepare")'
_NOTHING = 'Job("tests.bench.batch:nothing", options)'
_EXPORT = """
    exporting = time.perf_counter()
    from notice_parser.ledger import write_records
    told["rows"] = write_records((record for _, record in journal.results()), out / "notices.jsonl")
    told["export"] = time.perf_counter() - exporting
"""


def nothing(data: bytes, options: str) -> object:
    """Work that is none: what is left is what the batch costs."""
    from notice_parser.batch.worker import Outcome

    return Outcome(b"{}", {"characters": 0})


def main(arguments: list[str]) -> None:
    count = int(arguments[0]) if arguments else COUNT
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder / "all", count, _SEED)
        write_files(folder / "tenth", count // 10, _SEED)
        _rates(folder, count)
        _overhead(folder, count)


def _rates(folder: Path, count: int) -> None:
    """On a machine that does other things besides, the seconds of CPU say more than those of the clock."""
    runs = {"一个进程的循环  plain loop": _run(_PLAIN, folder / "all", folder / "plain", 1)}
    for workers in (1, 2):
        runs[f"{workers} 个工作进程  workers"] = _batch(folder, "all", f"out{workers}", workers, _PARSING)
    loop, one, two = runs.values()
    runs["再次运行，无事可做  nothing new"] = _batch(folder, "all", "out2", 2, _PARSING)
    characters = one["characters"]
    rows = [
        [
            name,
            f"{told['wall_run']:.1f}",
            f"{count / told['wall_run']:,.0f}",
            f"{characters / told['wall_run'] / 1000:,.0f}",
            f"{told['cpu_all']:.1f}",
            f"{told['cpu_all'] / loop['cpu_all']:.2f}",
            f"{told['peak']:.0f}",
            f"{told['worker_peak']:.0f}",
        ]
        for name, told in runs.items()
    ]
    header = ("", "秒 s", "篇/秒", "千字/秒", "CPU 秒", "CPU ÷ 循环", "主进程 MiB", "工作进程 MiB")
    show(f"{count:,} 篇合成通报，{characters:,.0f} 字，{one['done']:,.0f} 篇内容不同", header, rows)
    parallel = [
        ["2 个工作进程对 1 个  speed-up", f"{one['wall_run'] / two['wall_run']:.2f}"],
        ["JSON Lines 导出，篇/秒  export", f"{two['rows'] / two['export']:,.0f}"],
    ]
    show("并行与导出  parallel, export", ("", ""), parallel)


def _overhead(folder: Path, count: int) -> None:
    rows = []
    for name, size in (("tenth", count // 10), ("all", count)):
        told = _batch(folder, name, f"nothing-{name}", 1, _NOTHING)
        each = 1000 / size
        cells = [told["wall_run"] * each, told["cpu"] * each, told["peak"]]
        rows.append([f"{size:,} 篇", *(f"{cell:.2f}" for cell in cells)])
    header = ("", "每篇 ms，钟表", "每篇 ms，主进程 CPU", "主进程峰值 MiB")
    show("批处理本身  the batch alone: read, journal, hand over, nothing parsed", header, rows)


def _batch(folder: Path, documents: str, out: str, workers: int, job: str) -> dict[str, float]:
    then = _EXPORT if job is _PARSING else ""
    return _run(_BATCH.format(job=job, then=then.strip()), folder / documents, folder / out, workers)


def _run(work: str, documents: Path, out: Path, workers: int) -> dict[str, float]:
    arguments = [str(documents), str(out), str(workers)]
    done = subprocess.run(
        [sys.executable, "-c", _FRAME.format(work=work), *arguments],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told


if __name__ == "__main__":
    main(sys.argv[1:])
