"""How fast a parse is, in one run: ``python -m tests.bench.speed``.

Against one plain guarded ``re`` pass and against jieba's cut of the same text; stage by stage;
growth with the length of the text; import and start-up; memory.
"""

import inspect
import math
import re
import tempfile
import tracemalloc
from collections.abc import Callable

import jieba

from notice_parser import Options, parse
from notice_parser.assemble import assemble
from notice_parser.model.draft import Draft
from notice_parser.pipeline import STAGES, Work
from notice_parser.text.fold import fold
from notice_parser.text.source import clean
from tests.bench.timing import GOLDEN, medians, output, program, show

_PLAIN = Options(subjects=False)
_ROUNDS = 41
_STARTS = 9

# One pass over dates, figures and markers as anyone would write it, led by its first signs.
_GUARDED = re.compile(
    r"(?=[0-9截自从第一二三四五六七八九十今去每上下《])(?:"
    r"截至[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日|底)?|自?[0-9]{4}年[0-9]{1,2}月(?:份)?(?:以来|起)"
    r"|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日(?:至(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日)?"
    r"|[0-9]{4}年(?:[0-9]{1,2}月|以来)?|[0-9]{1,2}月(?:[0-9]{1,2}日|底|份)?|第?[一二三四1-4]季度"
    r"|[今去]年(?:以来)?|每[年月周日]|[上下]半年"
    r"|[0-9]{1,9}(?:\.[0-9]{1,4})?[余多]?[万亿]?(?:个|项|条|次|人|元|册|种|份|场|%)"
    r"|[一二三四五六七八九十]{1,3}、|[一二三四五六七八九十]是|《[^》\n]{1,80}》)"
)

# ru_maxrss would be that of the process that started this one.
_MEMORY = """
{work}
status = open("/proc/self/status", encoding="ascii").read()
print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)
"""
_PARSE = """
from pathlib import Path
from notice_parser import Options, parse
parse(Path({path!r}).read_text("utf-8"), options=Options(subjects={subjects})).model_dump_json()
"""
_COLD_JIEBA = """
import logging, sys, tempfile
from pathlib import Path
import jieba
jieba.setLogLevel(logging.WARNING)
with tempfile.TemporaryDirectory() as folder:
    cutter = jieba.Tokenizer()
    cutter.tmp_dir = folder
    list(cutter.cut(Path({path!r}).read_text("utf-8")))
"""


def main() -> None:
    text = GOLDEN.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        cutter = jieba.Tokenizer()
        cutter.tmp_dir = folder
        jieba.setLogLevel(60)
        cutter.initialize()
        _against(text, cutter)
    _stages(text)
    _growth(text)
    _starts()
    _memory(text)


def _against(text: str, cutter: jieba.Tokenizer) -> None:
    plain, full, guarded, cut = "plain", "full", "guarded", "cut"
    took = medians(
        {
            plain: lambda: parse(text, options=_PLAIN).model_dump_json(),
            full: lambda: parse(text).model_dump_json(),
            guarded: lambda: list(_GUARDED.finditer(text)),
            cut: lambda: list(cutter.cut(text)),
        },
        _ROUNDS,
    )
    cold = medians(
        {cut: program("-c", _COLD_JIEBA.format(path=str(GOLDEN))), "bare": program("-c", "pass")}, 3
    )
    loaded = cold[cut] - cold["bare"]
    names = {
        plain: "解析+JSON,不分词  parse + JSON, no subjects",
        full: "解析+JSON,含计量对象  parse + JSON, subjects",
        guarded: "一遍有前瞻的正则  one guarded re pass",
        cut: "jieba 分词,词典已载  jieba.cut, dictionary loaded",
    }
    rows = [_row(name, took[key], text, took[guarded], took[cut], loaded) for key, name in names.items()]
    rows.append(
        _row("jieba 首次分词,含载入  jieba.cut, first", loaded, text, took[guarded], took[cut], loaded)
    )
    show(
        f"样例通报  golden notice, {len(text)} 字, medians of {_ROUNDS} rounds",
        ("", "ms", "千字/s", "÷ re", "÷ jieba", "÷ jieba 首次"),
        rows,
    )


def _row(name: str, seconds: float, text: str, guarded: float, cut: float, first: float) -> list[str]:
    speed = len(text) / seconds / 1000
    ratios = [f"{seconds / guarded:.1f}", f"{seconds / cut:.3f}", f"{seconds / first:.4f}"]
    return [name, f"{seconds * 1000:.2f}", f"{speed:,.0f}", *ratios]


def _stages(text: str) -> None:
    rows = []
    columns = [_staged(text, options) for options in (_PLAIN, Options())]
    for name, seconds in columns[0].items():
        rows.append([name, f"{seconds * 1000:.3f}", f"{columns[1][name] * 1000:.3f}"])
    rows.append(["合计  sum", *(f"{sum(column.values()) * 1000:.3f}" for column in columns)])
    show("各阶段  stages, ms", ("", "不分词 no subjects", "含对象 subjects"), rows)


def _staged(text: str, options: Options) -> dict[str, float]:
    """The median seconds of each stage: every round runs a fresh parse through all of them."""
    at: list[Work] = []

    def begin() -> None:
        cleaned, findings = clean(text, options.max_characters)
        folded = fold(cleaned)
        at[:] = [Work(folded, Draft(folded.text, findings=findings), options)]

    def step(stage: Callable[[Work], None]) -> Callable[[], None]:
        return lambda: stage(at[0])

    calls: dict[str, Callable[[], object]] = {"fold": begin}
    calls |= {_name(stage): step(stage) for stage in STAGES}
    calls["assemble"] = lambda: assemble(at[0].folded, at[0].draft, options, None)
    notice = parse(text, options=options)
    calls["json"] = notice.model_dump_json
    return medians(calls, _ROUNDS)


def _name(stage: Callable[[Work], None]) -> str:
    """The name of a stage, also of one that is run for notices only."""
    inner = inspect.getclosurevars(stage).nonlocals.get("stage", stage)
    return str(inner.__name__).strip("_")


def _growth(text: str) -> None:
    """Time at n, 2n, 4n, 8n of a notice whose progress part goes on and on."""
    body, plan = (found.start() for found in re.finditer(r"(?m)^[ \u3000]{0,8}[二三]、", text))
    sizes = (1, 2, 4, 8)
    texts = [text[:body] + text[body:plan] * size + text[plan:] for size in sizes]
    rows = []
    for name, options in (("不分词  no subjects", _PLAIN), ("含对象  subjects", Options())):
        calls = {str(len(t)): _call(t, options) for t in texts}
        took = medians(calls, 9)
        points = [(math.log(int(length)), math.log(seconds)) for length, seconds in took.items()]
        cells = [f"{seconds * 1000:.1f}" for seconds in took.values()]
        rows.append([name, *cells, f"{_slope(points):.2f}"])
    header = ["", *(f"{len(t):,} 字" for t in texts), "指数 exponent"]
    show("加长的通报  growth, ms", header, rows)


def _call(text: str, options: Options) -> Callable[[], object]:
    return lambda: parse(text, options=options).model_dump_json()


def _slope(points: list[tuple[float, float]]) -> float:
    """The least-squares slope: the exponent k of time = c·nᵏ."""
    x = sum(p for p, _ in points) / len(points)
    y = sum(q for _, q in points) / len(points)
    return sum((p - x) * (q - y) for p, q in points) / sum((p - x) ** 2 for p, _ in points)


def _starts() -> None:
    calls = {
        "python": program("-c", "pass"),
        "import pydantic (BaseModel)": program("-c", "from pydantic import BaseModel"),
        "import notice_parser": program("-c", "import notice_parser"),
        "from notice_parser import parse": program("-c", "from notice_parser import parse"),
        "notice-parser --version": program("-m", "notice_parser", "--version"),
        "notice-parser outline 样例": program("-m", "notice_parser", "outline", str(GOLDEN)),
    }
    took = medians(calls, _STARTS)
    bare, pydantic = list(took.values())[:2]
    rows = [
        [name, f"{(seconds - bare) * 1000:.0f}", f"{(seconds - pydantic) * 1000:+.0f}"]
        for name, seconds in took.items()
    ]
    show("导入与启动  import and start-up, ms", ("", "除去 python 本身", "比 pydantic"), rows)


def _memory(text: str) -> None:
    works = {
        "import pydantic (BaseModel)": "from pydantic import BaseModel",
        "解析,不分词  parse, no subjects": _PARSE.format(path=str(GOLDEN), subjects=False),
        "解析,含对象  parse, subjects": _PARSE.format(path=str(GOLDEN), subjects=True),
        "jieba 首次分词  jieba.cut": _COLD_JIEBA.format(path=str(GOLDEN)),
    }
    rows = [[name, f"{float(output(_MEMORY.format(work=work))):.0f}"] for name, work in works.items()]
    tracemalloc.start()
    parse(text).model_dump_json()
    rows.append(
        ["一次解析的峰值  peak of one more parse", f"{tracemalloc.get_traced_memory()[1] / 2**20:.1f}"]
    )
    tracemalloc.stop()
    show("内存峰值  peak memory, MiB", ("", "MiB"), rows)


if __name__ == "__main__":
    main()
