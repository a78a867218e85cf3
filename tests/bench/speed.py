"""How fast a parse is, as one table of one run: ``python -m tests.bench.speed``, by ``make bench``.

Medians of interleaved rounds, so that all that is compared meets the same noise; processor time for what runs
in this process, the clock for what is started. Against one guarded ``re`` pass, jieba's cut and (where
``make bench-peers`` has installed it) JioNLP's dates of the same text; stage by stage on the golden notice
and on the corpus; growth with the length of the text; imports and programs from their start; batches; peak
memory.
"""

import os
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import jieba

from notice_parser import Options, parse, parse_json
from notice_parser.evaluation.gold import load
from tests.bench import peers, stages
from tests.bench.timing import GOLDEN, ROOT, medians, peak_mib, program, show
from tests.growth import slope

PLAIN, FULL = Options(subjects=False), Options()
_ROUNDS, _CORPUS_ROUNDS, _STARTS, _BATCHES = 41, 5, 7, 3
_COPIES = 4

# One pass over all dates, figures and titles as anyone would write it, led by a class of their first signs.
# Of the golden notice it finds each of the 29 dates, 27 quantities and 6 titles, and reads none of them.
_GUARDED = re.compile(
    r"(?=[0-9截自从第一二三四五六七八九十今去每上下《])(?:"
    r"截至[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日|底)?|自?[0-9]{4}年[0-9]{1,2}月(?:份)?(?:以来|起)"
    r"|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日(?:至(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日)?"
    r"|[0-9]{4}年(?:[0-9]{1,2}月|以来)?|[0-9]{1,2}月(?:[0-9]{1,2}日|底|份)?|第?[一二三四1-4]季度"
    r"|[今去]年(?:以来)?|每[年月周日]|[上下]半年"
    r"|(?:[0-9]{1,9}(?:\.[0-9]{1,4})?|[一二两三四五六七八九十百]{1,4})[余多]?"
    r"(?:[万亿]|(?:个|项|条|次|人|元|册|种|份|场|期|篇|家|户|台|名|件|%))[余多]?(?:元|人|册)?"
    r"|[一二三四五六七八九十]{1,3}、|[一二三四五六七八九十]是|《[^》\n]{1,80}》)"
)
_PARSE = """
from pathlib import Path
from notice_parser import Options, parse_json
parse_json(Path({path!r}).read_text("utf-8"), options=Options(subjects={subjects}))
"""
_COLD_JIEBA = """
import logging, tempfile
from pathlib import Path
import jieba
jieba.setLogLevel(logging.WARNING)
with tempfile.TemporaryDirectory() as folder:
    cutter = jieba.Tokenizer()
    cutter.tmp_dir = folder
    list(cutter.cut(Path({path!r}).read_text("utf-8")))
"""


class Row(NamedTuple):
    """A line of the table; what does not apply is left blank."""

    name: str
    seconds: float | None = None
    characters: int | None = None
    to_pass: float | None = None
    memory: float | None = None
    note: str = ""

    def cells(self) -> list[str]:
        memory = "" if self.memory is None else f"{self.memory:,.0f}"
        if self.seconds is None:
            return [self.name, "", "", "", memory, self.note]
        digits = 3 if self.seconds < 0.1 else 0
        pace = f"{self.characters / self.seconds / 1000:,.0f}" if self.characters else ""
        ratio = f"{self.seconds / self.to_pass:,.1f}" if self.to_pass else ""
        return [self.name, f"{self.seconds * 1000:,.{digits}f}", pace, ratio, memory, self.note]


def main() -> None:
    golden = GOLDEN.read_text("utf-8")
    rows = [*_golden(golden), *_corpus(), *_growth(golden), *_starts(), *_batches()]
    header = ("", "ms", "千字/s", "÷ 正则", "峰值 MiB", "")
    title = f"速度 speed: medians of interleaved rounds of one run{_load()}"
    show(title, header, [row.cells() for row in rows])


def _load() -> str:
    """How busy the machine is, where it tells: what the clock says depends on it."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f"; {os.cpu_count()} cores, load {os.getloadavg()[1]:.1f}"


def _golden(text: str) -> list[Row]:
    """The whole, what it is held against, and the stages, on the golden notice."""
    with tempfile.TemporaryDirectory() as folder:
        cutter = jieba.Tokenizer()
        cutter.tmp_dir = folder
        jieba.setLogLevel(60)
        cutter.initialize()
        took = medians(
            {
                "plain": lambda: parse_json(text, options=PLAIN),
                "full": lambda: parse_json(text),
                "model": lambda: parse(text),
                "pass": lambda: list(_GUARDED.finditer(text)),
                "cut": lambda: list(cutter.cut(text)),
            },
            _ROUNDS,
        )
    one, size = took["pass"], len(text)
    code = {subjects: _PARSE.format(path=str(GOLDEN), subjects=subjects) for subjects in (False, True)}
    rows = [
        Row(f"样例通报 golden notice, {size:,} 字"),
        Row("  一遍有前瞻的正则  one guarded re pass", one, size, one),
        Row(
            "  解析成 JSON,不分词  to JSON, no subjects",
            took["plain"],
            size,
            one,
            peak_mib(code[False]),
            "目标 aim ≤ 8",
        ),
        Row(
            "  解析成 JSON,含对象  to JSON, subjects",
            took["full"],
            size,
            one,
            peak_mib(code[True]),
            "目标 aim ≤ 15",
        ),
        Row("  解析成模型,含对象  to the model, subjects", took["model"], size, one),
        Row("  jieba.cut", took["cut"], size, one, peak_mib(_COLD_JIEBA.format(path=str(GOLDEN)))),
        _jionlp(took["full"], size, one),
    ]
    return [*rows, *_stages("样例", [text], _ROUNDS, one)]


def _jionlp(ours: float, size: int, one: float) -> Row:
    seconds = peers.seconds_of_dates("jionlp", load(GOLDEN.with_suffix(".xml")))
    if seconds is None:
        return Row("  JioNLP 日期  dates", note="未装:先运行 make bench-peers  not installed")
    note = f"本库 ours ×{seconds / ours:.1f}, 目标 aim ×30"
    return Row("  JioNLP 日期  dates", seconds, size, one, note=note)


def _stages(name: str, texts: list[str], rounds: int, one: float | None = None) -> list[Row]:
    size = sum(map(len, texts))
    plain, full = (stages.took(texts, options, rounds) for options in (PLAIN, FULL))
    rows = [Row(f"  {name}各阶段 stages")]
    for stage, seconds in plain.items():
        more = full[stage] - seconds
        note = f"含对象 with subjects +{more * 1000:.3f}" if more > 0.15 * seconds else ""
        rows.append(Row(f"    {stage}", seconds, size, one, note=note))
    return rows


def _corpus() -> list[Row]:
    texts = [load(path).text for path in sorted((ROOT / "corpus" / "dev").glob("*.xml"))]
    size = sum(map(len, texts))

    def each(work: Callable[[str], object]) -> Callable[[], object]:
        return lambda: [work(text) for text in texts]

    took = medians(
        {
            "pass": each(lambda text: list(_GUARDED.finditer(text))),
            "plain": each(lambda text: parse_json(text, options=PLAIN)),
            "full": each(parse_json),
        },
        _CORPUS_ROUNDS,
    )
    one = took["pass"]
    return [
        Row(f"语料 corpus/dev, {len(texts)} 篇, {size:,} 字"),
        Row("  一遍有前瞻的正则  one guarded re pass", one, size, one),
        Row("  解析成 JSON,不分词  to JSON, no subjects", took["plain"], size, one),
        Row("  解析成 JSON,含对象  to JSON, subjects", took["full"], size, one),
        *_stages("语料", texts, _CORPUS_ROUNDS, one),
    ]


def _growth(text: str) -> list[Row]:
    """Time at n, 2n, 4n, 8n of a notice whose progress part goes on and on."""
    body, plan = (found.start() for found in re.finditer(r"(?m)^[ \u3000]{0,8}[二三]、", text))
    texts = [text[:body] + text[body:plan] * size + text[plan:] for size in (1, 2, 4, 8)]
    rows = [Row("加长的通报 growth")]
    for name, options in (("不分词 no subjects", PLAIN), ("含对象 subjects", FULL)):
        calls = {str(len(one)): _call(one, options) for one in texts}
        took = medians(calls, 9)
        power = slope([(int(size), seconds) for size, seconds in took.items()])
        rows.extend(
            Row(f"  {name}, {int(size):,} 字", seconds, int(size), note="") for size, seconds in took.items()
        )
        rows[-1] = rows[-1]._replace(note=f"指数 exponent {power:.2f}, 目标 aim ≤ 1.1")
    return rows


def _call(text: str, options: Options) -> Callable[[], object]:
    return lambda: parse_json(text, options=options)


def _starts() -> list[Row]:
    codes = {
        "python": "pass",
        "import pydantic": "from pydantic import BaseModel",
        "import notice_parser": "import notice_parser",
        "from notice_parser import parse": "from notice_parser import parse",
        "第一次解析,不分词  first parse, no subjects": _PARSE.format(path=str(GOLDEN), subjects=False),
        "第一次解析,含对象  first parse, subjects": _PARSE.format(path=str(GOLDEN), subjects=True),
    }
    calls = {name: program("-c", code) for name, code in codes.items()}
    for command in (("--version",), ("outline", str(GOLDEN)), ("parse", str(GOLDEN))):
        calls[f"notice-parser {command[0]}"] = program("-m", "notice_parser", *command)
    took = medians(calls, _STARTS, time.perf_counter)
    beyond = (took["import notice_parser"] - took["import pydantic"]) * 1000
    rows = [Row("从头启动 from the start, python 本身也算在内 python itself included")]
    for name, seconds in took.items():
        note = f"比 pydantic {beyond:+.0f} ms, 目标 aim ≤ +30" if name == "import notice_parser" else ""
        memory = peak_mib(codes[name]) if name in codes else None
        rows.append(Row(f"  {name}", seconds, memory=memory, note=note))
    return rows


def _batches() -> list[Row]:
    """``convert`` over a folder of notices, started anew each time, at one and at two workers.

    Beside what the clock says stands the processor time of all its processes: where other programs want the
    cores too, a second worker gains nothing by the clock, and what its own start costs shows.
    """
    texts = [load(path).text for path in sorted((ROOT / "corpus" / "dev").glob("*.xml"))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "in")
        folder.mkdir()
        for copy in range(_COPIES):
            for number, text in enumerate(texts):
                # No two files are alike, for what is alike is worked on once.
                Path(folder, f"{copy}-{number}.txt").write_text(f"{text}\n{copy}\n", "utf-8")
        worked: dict[int, list[float]] = {1: [], 2: []}
        out = Path(name, "out")
        calls = {str(jobs): _convert(folder, out, jobs, spent) for jobs, spent in worked.items()}
        took = medians(calls, _BATCHES, time.perf_counter)
    files, size = _COPIES * len(texts), _COPIES * sum(map(len, texts))
    return [
        Row(f"成批 convert, {files} 篇, {size:,} 字, 启动和写出也算在内 start and export included"),
        *(
            Row(
                f"  --jobs {jobs}",
                seconds,
                size,
                note=f"{files / seconds:,.0f} 篇/s notices, CPU {statistics.median(worked[int(jobs)]):.1f} s",
            )
            for jobs, seconds in took.items()
        ),
    ]


def _convert(folder: Path, out: Path, jobs: int, spent: list[float]) -> Callable[[], object]:
    run = program("-m", "notice_parser", "convert", str(folder), "--out", str(out), "--jobs", str(jobs))

    def anew() -> object:
        shutil.rmtree(out, ignore_errors=True)
        before = os.times()
        result = run()
        after = os.times()
        spent.append(
            after.children_user - before.children_user + after.children_system - before.children_system
        )
        return result

    return anew


if __name__ == "__main__":
    main()
