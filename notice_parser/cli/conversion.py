"""``convert``: files → journal → ledgers. What is done to each document, and what becomes of the records."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from notice_parser._version import __version__
from notice_parser.batch import files
from notice_parser.batch.accounts import accounts
from notice_parser.batch.clock import seconds
from notice_parser.batch.crew import Limits
from notice_parser.batch.journal import Journal
from notice_parser.batch.reasons import BatchError
from notice_parser.batch.run import Job, explained, run
from notice_parser.batch.worker import Outcome
from notice_parser.cli.exports import Exported, check_installed, export, file_names
from notice_parser.cli.progress import progress
from notice_parser.cli.run import STDIN, complain
from notice_parser.cli.summary import Took, write_summary
from notice_parser.families.loader import fingerprint
from notice_parser.model import LedgerError, Options
from notice_parser.pipeline import parse, parse_json
from notice_parser.readers import read_bytes

QUARANTINED = 1
ENVIRONMENT = 3
INTERRUPTED = 130
_WARM_UP = "投入资金3万元,新增图书5册。"
_NO_NAME = b'"source":{"name":null'
_FAMILY = b',"family":"'
_FINDINGS = b',"findings":['


@dataclass(frozen=True, slots=True)
class Request:
    """A call of ``convert``. ``listing`` is a file of names, ``-`` is stdin."""

    paths: tuple[str, ...]
    out: Path
    formats: tuple[str, ...]
    options: Options
    encoding: str | None = None
    workers: int | None = None
    limits: Limits = field(default_factory=Limits)
    listing: str | None = None


def prepare() -> None:
    """Load in a worker what every notice needs: rules, and the dictionary behind subjects."""
    parse(_WARM_UP)


def work(data: bytes, options: str) -> Outcome:
    """The record of a document, its name left open, and what the summary adds up."""
    encoding, chosen = _options(options)
    text, source = read_bytes(data, None, encoding)
    record = parse_json(text, options=chosen, source=source).encode()
    return Outcome(record, {"characters": len(text), **_tally(record)})


@lru_cache(maxsize=1)
def _options(options: str) -> tuple[str | None, Options]:
    read = json.loads(options)
    return read["encoding"], Options.model_validate(read["options"])


def _tally(record: bytes) -> dict[str, int]:
    """The family and the findings of a record, read off its bytes.

    Inside of a text every quotation mark has a backslash before it, so that the keys stand here alone; the
    findings are the last of a record.
    """
    family = record[record.index(_FAMILY) + len(_FAMILY) :].split(b'"', 1)[0].decode()
    tally = {f"family:{family}": 1}
    for finding in json.loads(record[record.rindex(_FINDINGS) + len(_FINDINGS) - 1 : -1]):
        key = f"finding:{finding['code']}"
        tally[key] = tally.get(key, 0) + 1
    return tally


def _named(name: str, record: bytes) -> bytes:
    """A record with the name under which its content was found."""
    return record.replace(_NO_NAME, _NO_NAME[:-4] + json.dumps(name, ensure_ascii=False).encode(), 1)


def convert(request: Request, job: Job | None = None) -> int:
    """Run a request; the exit code. A job of another kind than parsing serves the tests."""
    job = job or _parsing(request)
    rules = f"{__version__} {fingerprint()} {job.work} {job.options}"
    try:
        check_installed(request.formats)
        with explained(), Journal(request.out, hashlib.sha256(rules.encode()).hexdigest()) as journal:
            return _converted(request, journal, job)
    except (BatchError, LedgerError) as error:
        complain(str(error))
        return ENVIRONMENT
    except KeyboardInterrupt:
        complain("已中断，做完的都已保存；再次运行同一命令会接着做")
        return INTERRUPTED


def _parsing(request: Request) -> Job:
    options = {"encoding": request.encoding, "options": request.options.model_dump(mode="json")}
    return Job(f"{__name__}:work", json.dumps(options, sort_keys=True), f"{__name__}:prepare")


def _converted(request: Request, journal: Journal, job: Job) -> int:
    begin = seconds()
    found = files.find(_names(request), without=request.out)
    countable = request.listing is None
    with progress(request.paths if countable else None, request.out) as tell:
        workers = request.workers or _cores()
        counts = run(found, journal, job, workers=workers, limits=request.limits, tell=tell)
    took = Took(counts, seconds() - begin)
    written = _exported(request, journal)
    sums = accounts(journal.base)
    if not sums.balanced:
        raise BatchError(f"账目不平：{sums.inputs} 个输入没有各归一处；请再运行一次，并报告这个问题")
    write_summary(sums, took, request.out, written)
    return QUARANTINED if sums.quarantined else 0


def _exported(request: Request, journal: Journal) -> list[Exported] | None:
    """The files written; none where they are as they should be."""
    made = f"{journal.fingerprint()} {','.join(sorted(request.formats))}"
    targets = [request.out / name for name in file_names(request.formats)]
    written = None
    if made != journal.last_fingerprint() or not all(target.exists() for target in targets):
        written = list(export(journal, lambda: _records(journal), request.formats, request.out))
    journal.end_run("finished", made)
    return written


def _records(journal: Journal) -> Iterator[bytes]:
    return (_named(name, record) for name, record in journal.results())


def _names(request: Request) -> Iterator[str]:
    yield from request.paths
    if request.listing == STDIN:
        yield from files.listed(sys.stdin.buffer)
    elif request.listing is not None:
        with Path(request.listing).open("rb") as listing:
            yield from files.listed(listing)


def _cores() -> int:
    """How many workers have a core for themselves."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
