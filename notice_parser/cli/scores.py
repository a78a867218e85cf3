"""``evaluate``: the record against gold."""

from collections.abc import Sequence
from pathlib import Path

import click

from notice_parser.evaluation.report import against, as_text, read_run
from notice_parser.evaluation.report import as_json as report_json
from notice_parser.evaluation.run import evaluate


def write_scores(
    paths: Sequence[str], *, split: str | None, layer: str | None, misses: bool, as_json: bool
) -> None:
    evaluation = evaluate([Path(path) for path in paths], split=split)
    if as_json:
        click.echo(report_json(evaluation))
    else:
        click.echo(as_text(evaluation, misses=misses, layer=layer), nl=False)


def write_changes(paths: Sequence[str], earlier: str, *, split: str | None, layer: str | None) -> None:
    """The gains and losses against a run that ``write_scores`` wrote as JSON."""
    before = read_run(Path(earlier))
    evaluation = evaluate([Path(path) for path in paths], split=split)
    click.echo(against(before, evaluation, layer=layer), nl=False)
