"""The corpus holds its floors."""

from pathlib import Path

from notice_parser.evaluation.gate import check

CORPUS = Path(__file__).parents[2] / "corpus"


def test_no_layer_is_below_its_floor() -> None:
    verdict = check(CORPUS)
    assert verdict.passed, "\n".join(["", *verdict.failures, verdict.changes])
