"""Digests of the records of the corpus, the sealed third left out: a line for each notice.

``python -m tests.pipeline.digest`` prints them; ``reversed``, ``threads`` or ``processes`` behind it
parses the notices that way. ``python -m tests.pipeline.digest pin`` writes them into ``digests.tsv``,
which the tests hold every record to: run it after a change of rules or of the corpus that is meant.
"""

import hashlib
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import cache
from pathlib import Path

from notice_parser import parse
from notice_parser.evaluation import gold

CORPUS = Path(__file__).parents[2] / "corpus"
PINNED = Path(__file__).with_name("digests.tsv")


def notices() -> list[Path]:
    return sorted(path for folder in ("golden", "dev") for path in (CORPUS / folder).glob("*.xml"))


@cache
def of_one(path: Path) -> str:
    return hashlib.sha256(parse(gold.load(path).text).model_dump_json().encode()).hexdigest()[:16]


def digests(way: str = "") -> str:
    """``name<TAB>digest`` in order of name, however the notices were parsed."""
    paths = notices()
    if way == "reversed":
        found = [of_one(path) for path in reversed(paths)][::-1]
    elif way == "threads":
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(of_one, paths))
    elif way == "processes":
        with ProcessPoolExecutor(2) as processes:
            found = list(processes.map(of_one, paths, chunksize=8))
    else:
        found = [of_one(path) for path in paths]
    return "".join(f"{path.stem}\t{one}\n" for path, one in zip(paths, found, strict=True))


def main(arguments: list[str]) -> None:
    if arguments == ["pin"]:
        PINNED.write_text(digests(), "ascii", newline="\n")
    else:
        sys.stdout.write(digests(*arguments))


if __name__ == "__main__":
    main(sys.argv[1:])
