"""How long each stage of the pipeline takes, over one text or many."""

import gc
import inspect
import statistics
from collections.abc import Callable, Sequence

from notice_parser import Options
from notice_parser.assemble import assemble, write
from notice_parser.model.draft import Draft
from notice_parser.pipeline import STAGES, Work
from notice_parser.text.fold import fold
from notice_parser.text.source import clean
from tests.bench.timing import FINE


def took(texts: Sequence[str], options: Options, rounds: int) -> dict[str, float]:
    """The median seconds of each stage over all texts; every round runs fresh parses through all of them."""
    _round(texts, options)
    taken = [_round(texts, options) for _ in range(rounds)]
    return {stage: statistics.median(one[stage] for one in taken) for stage in taken[0]}


def _round(texts: Sequence[str], options: Options) -> dict[str, float]:
    seconds: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> object:
        begin = FINE()
        result = work()
        seconds[name] = seconds.get(name, 0.0) + FINE() - begin
        return result

    gc.collect()
    for text in texts:
        work = timed("fold", lambda text=text: _begun(text, options))
        assert isinstance(work, Work)
        for stage in STAGES:
            timed(_name(stage), lambda stage=stage, work=work: stage(work))
        timed("write JSON", lambda work=work: write(work.folded, work.draft, options, None))
        timed("model instead", lambda work=work: assemble(work.folded, work.draft, options, None))
    return seconds


def _begun(text: str, options: Options) -> Work:
    cleaned, findings = clean(text, options.max_characters)
    folded = fold(cleaned)
    return Work(folded, Draft(folded.text, findings=findings), options)


def _name(stage: Callable[[Work], None]) -> str:
    """The name of a stage, also of one that is run for notices only."""
    inner = inspect.getclosurevars(stage).nonlocals.get("stage", stage)
    return str(inner.__name__).strip("_")
