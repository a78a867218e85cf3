"""Measure the parser against gold notices, layer by layer."""

from notice_parser.evaluation.gold import Gold, GoldError, load
from notice_parser.evaluation.report import against, as_json, as_text, read_run
from notice_parser.evaluation.run import Evaluation, evaluate
from notice_parser.evaluation.scores import Score, score

__all__ = [
    "Evaluation",
    "Gold",
    "GoldError",
    "Score",
    "against",
    "as_json",
    "as_text",
    "evaluate",
    "load",
    "read_run",
    "score",
]
