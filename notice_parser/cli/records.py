"""``parse`` and ``schema``: the record as JSON."""

import json
from collections.abc import Sequence

import click

from notice_parser.cli.run import Run
from notice_parser.model import Notice, Options


def write_records(
    run: Run, files: Sequence[str], *, encoding: str | None, options: Options, indent: bool
) -> None:
    """One JSON record a line, or one record over many lines."""
    for parsed in run.parse_each(files, encoding=encoding, options=options, unpack=True):
        click.echo(parsed.notice.model_dump_json(indent=2 if indent else None))


def write_schema() -> None:
    click.echo(json.dumps(Notice.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2))
