"""Cut a clause into words with their parts of speech. The only module that knows jieba.

The dictionary is read when the first clause is cut, about half a second, once for a process. It is
an own tokenizer: nothing of jieba's global state is touched, no cache file is written, nothing is logged.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from notice_parser.families import loader

# Rare dictionary words cost loading time and cut official prose no better.
_MIN_FREQUENCY = 5
_DOMAIN_FREQUENCY = 20_000
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a cut clause, at its place in the text. ``tag`` is that of ICTCLAS: n, v, vn, d …"""

    start: int
    end: int
    tag: str


def cut(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``, without a gap.

    >>> text = "拆分教学班63个"
    >>> [text[w.start : w.end] for w in cut(text, 0, 5)]
    ['拆分', '教学班']
    """
    tokenizer, tags = _loaded()
    words: list[Word] = []
    position = start
    for piece in tokenizer.cut(text[start:end], HMM=False):
        words.append(Word(position, position + len(piece), tags.get(piece, "x")))
        position += len(piece)
    return words


def _loaded() -> tuple[Any, Mapping[str, str]]:
    # functools.cache alone would let two threads load the dictionary twice.
    with _LOCK:
        return _load()


@cache
def _load() -> tuple[Any, Mapping[str, str]]:
    import jieba

    class Quiet(jieba.Tokenizer):  # type: ignore[misc]
        """A tokenizer whose dictionary is set from outside: it never initialises itself."""

        def initialize(self, dictionary: object = None) -> None:
            return

    frequencies: dict[str, int] = {}
    tags: dict[str, str] = {}
    total = 0
    with jieba.get_module_res("dict.txt") as lines:
        for raw in lines:
            word, count, tag = raw.decode("utf-8").split()
            frequency = int(count)
            if frequency >= _MIN_FREQUENCY:
                total += frequency
                frequencies[word] = frequency
                tags[word] = tag
    for word, tag in _domain_words():
        total += _DOMAIN_FREQUENCY - frequencies.get(word, 0)
        frequencies[word] = _DOMAIN_FREQUENCY
        tags[word] = tag
    for word in list(frequencies):
        for length in range(1, len(word)):
            frequencies.setdefault(word[:length], 0)
    tokenizer = Quiet()
    tokenizer.FREQ = frequencies
    tokenizer.total = total
    tokenizer.initialized = True
    return tokenizer, tags


def _domain_words() -> list[tuple[str, str]]:
    """Words of official prose that the dictionary lacks or cuts apart."""
    tags = {"strong": "v", "weak": "vn", "event": "vn", "noun": "n", "attribute": "b", "adverb": "d"}
    return [(row["word"], tags[row["kind"]]) for row in loader.words("base", "action_verbs")]
