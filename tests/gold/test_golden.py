"""The record of the golden notice says what its gold says, layer by layer."""

from functools import cache
from pathlib import Path

import pytest

from notice_parser.evaluation.gold import load
from notice_parser.evaluation.layers import LAYERS
from notice_parser.evaluation.report import miss_lines
from notice_parser.evaluation.scores import Scores, score

GOLDEN = Path(__file__).parents[2] / "corpus/golden/dongying-culture-center"


@cache
def golden_scores() -> Scores:
    from notice_parser.pipeline import parse

    return score(parse(GOLDEN.with_suffix(".txt").read_text("utf-8")), load(GOLDEN.with_suffix(".xml")))


@pytest.mark.parametrize("layer", LAYERS)
def test_the_layer_is_exact(layer: str) -> None:
    scores = golden_scores()
    assert scores[layer].misses == 0, "\n".join(["", *miss_lines(scores, [layer])])
