"""Traditional script: told by its signs and folded one to one into simplified ones.

The pairs (``families/base/traditional.tsv``) are those of the table of standard, traditional
and variant characters that comes with 通用规范汉字表 (2013), where one sign answers one sign.
Mirrors in Traditional script often gloss every other sign with its reading (據(jù)); the
glosses are closed up like other things that nobody reads.
"""

import re
from collections.abc import Set
from functools import cache

from notice_parser.families import loader

# So many different traditional signs stand in no simplified text by chance.
_SIGNS_NEEDED = 8

_GLOSS = re.compile(r"(?<=[\u3400-\u9fff])\([a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}\)")


@cache
def _table() -> dict[int, str]:
    return {ord(row["word"]): row["simplified"] for row in loader.words("base", "traditional")}


@cache
def signs() -> frozenset[str]:
    """The signs that tell Traditional script."""
    return frozenset(map(chr, _table()))


def is_traditional(found: Set[str]) -> bool:
    """Whether the signs of a text are those of Traditional script.

    >>> is_traditional(set("根据市委统一部署")), is_traditional(set("學習貫徹關於黨的建設的論述導讀講話"))
    (False, True)
    """
    return len(signs().intersection(found)) >= _SIGNS_NEEDED


def simplify(text: str) -> str:
    """The text in simplified signs, of the same length.

    >>> simplify("關於巡察整改進展情況的通報")
    '关于巡察整改进展情况的通报'
    """
    return text.translate(_table())


def glosses(text: str) -> list[tuple[int, int]]:
    """The places of readings in brackets behind a sign."""
    return [match.span() for match in _GLOSS.finditer(text)]


def unglossed(text: str) -> str:
    """The text without readings in brackets.

    >>> unglossed("責(zé)任人"), unglossed("党(总)支部")
    ('責任人', '党(总)支部')
    """
    return _GLOSS.sub("", text)
