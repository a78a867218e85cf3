"""Other libraries and this one side by side on gold notices: ``python -m tests.bench.peers``.

Each peer is installed into an environment of its own under ``build/``; one that does not install is
skipped with a line. A span is right where it is the gold's; an interval or a value where a mention that
overlaps the gold's has it (the unit is not asked for). Peers get the last day the gold names as their
reference date; notice_parser gets nothing and makes the whole record, subjects and all; its second row
times what the peers do, the dates or the quantities alone.
"""

import json
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from notice_parser import parse
from notice_parser.evaluation.gold import Gold, interval, load
from notice_parser.meaning.dates import resolve
from notice_parser.mentions import dates as date_mentions
from notice_parser.mentions import quantities
from notice_parser.text.fold import fold
from notice_parser.text.lines import lines
from tests.bench.timing import ROOT, show

_READERS = Path(__file__).with_name("peer_readers.py")
_HOME = ROOT / "build" / "peers"
# The name of the reader and what is installed for it; Recognizers-Text needs an emoji of its time.
_PEERS = {
    "jionlp": ("jionlp",),
    "recognizers": ("recognizers-text-suite", "emoji<2"),
    "dateparser": ("dateparser",),
}
_NOTICES = (
    "golden/dongying-culture-center",
    "dev/a01-yunzhou-shuiwuju",  # half-width
    "dev/b03-yunzhou-disan-yiyuan",  # full-width
    "dev/d01-xiuchuan-canlian",  # half-width
)
_INSTALL_LIMIT = 600
_READ_LIMIT = 600
_ROUNDS = 9


def main() -> None:
    golds = {name: load(ROOT / "corpus" / f"{name}.xml") for name in _NOTICES}
    answers = {"notice_parser": {name: _own(gold.text) for name, gold in golds.items()}}
    answers["notice_parser, 只取此项 alone"] = {
        name: answers["notice_parser"][name] | {"seconds": _alone(gold.text)} for name, gold in golds.items()
    }
    for peer, packages in _PEERS.items():
        python = _environment(peer, packages)
        answer = _ask(peer, python, golds) if python is not None else None
        if answer is not None:
            answers[peer] = answer
    for name, gold in golds.items():
        for kind, title in (("dates", "日期  dates"), ("quantities", "数量  quantities")):
            rows = [
                _row(who, found[name], gold, kind) for who, found in answers.items() if kind in found[name]
            ]
            header = ("", "应有 gold", "边界对 spans", "值对 values", "多出 extra", "千字/s")
            show(f"{name}, {len(gold.text)} 字: {title}", header, rows)


def _alone(text: str) -> dict[str, float]:
    """How long the dates take without the rest of the record, and the quantities, as a peer does them."""
    folded = fold(text).text
    places = lines(folded)

    def dates() -> None:
        resolve([one for place in places for one in date_mentions.scan(folded, *place)])

    def counted() -> None:
        for place in places:
            quantities.scan(folded, *place)

    return {"dates": _median(dates), "quantities": _median(counted)}


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(_ROUNDS):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def _own(text: str) -> dict[str, object]:
    notice = parse(text)
    seconds = _median(lambda: parse(text).model_dump_json())
    return {
        "dates": [[d.start, d.end, _iso(d.earliest), _iso(d.latest)] for d in notice.dates],
        "quantities": [
            [q.start, q.end, str(q.value if q.value is not None else q.minimum)] for q in notice.quantities
        ],
        "seconds": {"dates": seconds, "quantities": seconds},
    }


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


def _environment(peer: str, packages: Sequence[str]) -> Path | None:
    """The Python of a peer's environment, made at the first call; ``None`` where it does not install."""
    home = _HOME / peer
    python = home / "bin" / "python"
    ready = home / "ready"
    if ready.exists():
        return python
    try:
        venv.create(home, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
        subprocess.run(install, check=True, capture_output=True, timeout=_INSTALL_LIMIT)
    except (subprocess.SubprocessError, OSError) as error:
        return _skip(peer, "does not install", error)
    ready.touch()
    return python


def _ask(peer: str, python: Path, golds: dict[str, Gold]) -> dict[str, dict[str, object]] | None:
    task = {
        "texts": {name: gold.text for name, gold in golds.items()},
        "reference": {name: _reference(gold) for name, gold in golds.items()},
    }
    try:
        done = subprocess.run(
            [str(python), str(_READERS), peer],
            input=json.dumps(task),
            capture_output=True,
            check=True,
            text=True,
            timeout=_READ_LIMIT,
            cwd=_HOME,
        )
    except (subprocess.SubprocessError, OSError) as error:
        return _skip(peer, "does not run", error)
    answer: dict[str, dict[str, object]] = json.loads(done.stdout)
    return answer


def seconds_of_dates(peer: str, gold: Gold) -> float | None:
    """How long a peer takes for the dates of a notice; ``None`` where ``make bench-peers`` was not run."""
    home = _HOME / peer
    if not (home / "ready").exists():
        return None
    answer = _ask(peer, home / "bin" / "python", {gold.name: gold})
    if answer is None:
        return None
    seconds: dict[str, float] = answer[gold.name]["seconds"]  # type: ignore[assignment]
    return seconds["dates"]


def _skip(peer: str, does: str, error: Exception) -> None:
    trace = getattr(error, "stderr", None) or str(error)
    trace = trace.decode("utf-8", "replace") if isinstance(trace, bytes) else trace
    reason = trace.strip().splitlines()[-1:] or [type(error).__name__]
    sys.stderr.write(f"{peer}: skipped, it {does}: {reason[0][:120]}\n")


def _reference(gold: Gold) -> str:
    """The last day that a date of the gold ends on."""
    ends = [end for element in gold.of("date") if (end := interval(element)[1]) is not None]
    return max(ends, default=date(2024, 12, 31)).isoformat()


def _row(who: str, found: dict[str, object], gold: Gold, kind: str) -> list[str]:
    wanted = _wanted(gold, kind)
    mentions: list[list[object]] = found[kind]  # type: ignore[assignment]
    spans = {(start, end) for start, end, *_ in mentions}
    right = sum((start, end) in spans for start, end, *_ in wanted)
    values = sum(any(_agrees(want, mention) for mention in mentions) for want in wanted)
    extra = sum(not any(_overlap(want, mention) for want in wanted) for mention in mentions)
    seconds: dict[str, float] = found["seconds"]  # type: ignore[assignment]
    speed = len(gold.text) / seconds[kind] / 1000
    return [who, str(len(wanted)), str(right), str(values), str(extra), f"{speed:,.1f}"]


def _wanted(gold: Gold, kind: str) -> list[list[object]]:
    if kind == "dates":
        return [[e.start, e.end, *map(_iso, interval(e)[:2])] for e in gold.of("date")]
    return [[e.start, e.end, e.attributes.get("value")] for e in gold.of("quantity")]


def _overlap(one: list[object], other: list[object]) -> bool:
    return int(str(one[0])) < int(str(other[1])) and int(str(other[0])) < int(str(one[1]))


def _agrees(want: list[object], mention: list[object]) -> bool:
    if not _overlap(want, mention):
        return False
    if len(want) == 4:
        return want[2:] == mention[2:]
    try:
        return Decimal(str(want[2])) == Decimal(str(mention[2]))
    except InvalidOperation:
        return want[2] is None and mention[2] in (None, "None")


if __name__ == "__main__":
    main()
