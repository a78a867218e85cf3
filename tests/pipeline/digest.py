"""One digest over the records of the corpus: ``python -m tests.pipeline.digest [reversed|threads]``."""

import hashlib
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from notice_parser import parse
from notice_parser.evaluation import gold

CORPUS = Path(__file__).parents[2] / "corpus"


def of_one(path: Path) -> str:
    return hashlib.sha256(parse(gold.load(path).text).model_dump_json().encode()).hexdigest()


def digest(way: str = "") -> str:
    """The digest of the digests in order of name, however the notices were parsed."""
    paths = sorted(path for folder in ("golden", "dev") for path in (CORPUS / folder).glob("*.xml"))
    if way == "reversed":
        found = [of_one(path) for path in reversed(paths)][::-1]
    elif way == "threads":
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(of_one, paths))
    else:
        found = [of_one(path) for path in paths]
    return hashlib.sha256("".join(found).encode()).hexdigest()


if __name__ == "__main__":
    sys.stdout.write(digest(*sys.argv[1:]))
