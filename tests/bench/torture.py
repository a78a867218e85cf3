"""The adversarial scaling suite: ``python -m tests.bench.torture``, by ``make torture``.

Every form of ``tests/adversarial.py`` and every ordered pair of its pumps, at n, 2n, 4n and 8n
code points; a table of the worst and exit code 1 where time grows by more than the power 1.25.
``--part 3/8`` takes the third of eight parts, for machines with many cores.
"""

import argparse
import sys
from collections.abc import Iterable

from notice_parser import Options, parse
from tests.adversarial import FAMILIES, HEAD, PUMPS, Maker, pump
from tests.bench.timing import show
from tests.growth import exponent

LIMIT = 1.25
_FORM_LENGTH = 10_000
_PUMP_LENGTH = 1_000
_OPTIONS = Options(family="inspection_rectification")
_SHOWN = 15

Row = tuple[float, float, str]


def work(text: str) -> None:
    parse(text, options=_OPTIONS)


def measure(makers: Iterable[tuple[str, Maker]], length: int) -> list[Row]:
    """Exponent, microseconds a code point at the greatest length, and name of each form."""
    rows: list[Row] = []
    for name, make in makers:
        grows, last = exponent(work, make, length, LIMIT)
        rows.append((grows, last / (8 * length) * 1e6, name))
        if grows > LIMIT:
            sys.stderr.write(f"{name}: n^{grows:.2f}\n")
        elif len(rows) % 500 == 0:
            sys.stderr.write(f"… {len(rows)}\n")
    return rows


def report(title: str, rows: list[Row]) -> None:
    header = ("形式 form", "指数 exponent", "微秒/字 µs per sign")
    fastest = sorted(rows, reverse=True)[:_SHOWN]
    show(f"{title}  {len(rows)}: 增长最快  fastest growth", header, cells(fastest))
    costly = sorted(rows, key=lambda row: -row[1])[:5]
    show("每字最贵  most per sign", header, cells(costly))


def cells(rows: list[Row]) -> list[list[str]]:
    return [[name, f"{grows:.2f}", f"{cost:.2f}"] for grows, cost, name in rows]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="1/1")
    part, parts = map(int, parser.parse_args().part.split("/"))
    work(HEAD)
    forms = list(FAMILIES.items())[part - 1 :: parts]
    pairs = [(f"{a!r} {b!r}", pump(a, b)) for a in PUMPS for b in PUMPS][part - 1 :: parts]
    of_forms = measure(forms, _FORM_LENGTH)
    report("形式 forms", of_forms)
    of_pairs = measure(pairs, _PUMP_LENGTH)
    report("词对 ordered pairs of pumps", of_pairs)
    return int(any(grows > LIMIT for grows, _, _ in (*of_forms, *of_pairs)))


if __name__ == "__main__":
    sys.exit(main())
