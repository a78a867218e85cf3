"""``families``: what rules there are."""

from collections import Counter

import click

from notice_parser.cli.display import pad, width
from notice_parser.families import loader
from notice_parser.model.labels import label


def write_families() -> None:
    """A table of the families, each with its patterns and its words."""
    patterns: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for family, file in loader.rule_files():
        name, _, kind = file.rpartition(".")
        if kind == "toml":
            patterns[family] += len(loader.rules(family, name).rules)
        else:
            words[family] += len(loader.words(family, name))
    rows = [("类别", "规则", "词", "说明")]
    for family in sorted({*patterns, *words}):
        rows.append((family, str(patterns[family]), str(words[family]), label("family", family)))
    columns = [max(width(row[i]) for row in rows) for i in range(3)]
    for row in rows:
        click.echo(
            f"{pad(row[0], columns[0])}  {pad(row[1], columns[1])}  {pad(row[2], columns[2])}  {row[3]}"
        )
