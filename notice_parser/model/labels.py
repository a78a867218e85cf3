"""Chinese names of the record's words, from ``labels.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("labels.toml").read_text("utf-8"))


def label(table: str, word: str | None) -> str:
    """The Chinese name of a word, or the word itself where it has none.

    >>> label("status", "completed")
    '已完成'
    """
    return "" if word is None else _tables()[table].get(word, word)
