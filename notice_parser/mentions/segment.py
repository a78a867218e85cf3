"""Cut a clause into words with their parts of speech. The only module that knows jieba.

Words and frequencies are those of jieba's dictionary, and of all ways to cut a clause the most probable
one is taken, as jieba does (``cut(…, HMM=False)``); only the loops are written for clauses, four times as
fast. Where rjieba is installed (the extra ``fast``) it cuts by the same words, to the same result.
The dictionary is read when the first clause is cut, a third of a second, once for a process; jieba
itself is not imported, so nothing is logged and no cache file is written.
"""

import math
import re
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import compress
from pathlib import Path

from notice_parser.families import loader

# Rare dictionary words cost loading time and cut official prose no better.
_MIN_FREQUENCY = 5
_DOMAIN_FREQUENCY = 20_000
_PIECE = 1 << 18
_TAGS = {"strong": "v", "weak": "vn", "event": "vn", "noun": "n", "attribute": "b", "adverb": "d"}
_LOCK = threading.Lock()
# What the dictionary is asked about; other signs are words of their own. The classes are jieba's.
_BLOCK = re.compile(r"(?P<words>[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]{1,20000}+)|\r\n|.", re.DOTALL)
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

# A block of Chinese signs, letters and figures → its words.
Cutter = Callable[[str], Iterable[str]]


@dataclass(slots=True)
class Word:
    """A word of a cut clause, at its place in the text. ``tag`` is that of ICTCLAS: n, v, vn, d …"""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class _Dictionary:
    frequencies: Mapping[str, int]
    tags: Mapping[str, str]
    total: int


def cut(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``, without a gap.

    >>> text = "拆分教学班63个"
    >>> [text[w.start : w.end] for w in cut(text, 0, 5)]
    ['拆分', '教学班']
    """
    cutter, tags = _loaded()
    words: list[Word] = []
    for block in _BLOCK.finditer(text, start, end):
        position = block.start()
        for piece in cutter(block.group()) if block["words"] else (block.group(),):
            words.append(Word(position, position + len(piece), tags.get(piece, "x")))
            position += len(piece)
    return words


class OwnCutter:
    """Cuts as jieba does.

    ``weights`` are the logarithms of the probabilities of words, ``unknown`` that of a sign that is none;
    ``lengths`` tells by their first two signs how long the longer words are, shortest first.
    """

    def __init__(self, frequencies: Mapping[str, int], total: int) -> None:
        whole = math.log(total)
        self.weights = {word: math.log(count) - whole for word, count in frequencies.items()}
        self.unknown = -whole
        lengths: dict[str, set[int]] = {}
        for word in frequencies:
            if len(word) > 2:
                lengths.setdefault(word[:2], set()).add(len(word))
        self.lengths = {pair: tuple(sorted(several)) for pair, several in lengths.items()}

    def __call__(self, block: str) -> Iterator[str]:
        """The words of a block; letters and figures that are no word as one."""
        ends = self._best(block)
        position = 0
        letters = ""
        while position < len(block):
            word = block[position : ends[position]]
            position += len(word)
            if word in _LETTERS:
                letters += word
                continue
            if letters:
                yield letters
                letters = ""
            yield word
        if letters:
            yield letters

    def _best(self, block: str) -> list[int]:
        """Where the word ends that stands at each position in the most probable cut of the rest.

        Of equally probable words the longer one is taken.
        """
        weights, lengths, unknown = self.weights, self.lengths, self.unknown
        size = len(block)
        ends = list(range(1, size + 1))
        rest = [0.0] * (size + 1)
        rest[size - 1] = weights.get(block[size - 1], unknown)
        for position in range(size - 2, -1, -1):
            best = weights.get(block[position], -math.inf) + rest[position + 1]
            pair = block[position : position + 2]
            weight = weights.get(pair)
            if weight is not None and weight + rest[position + 2] >= best:
                best = weight + rest[position + 2]
                ends[position] = position + 2
            for length in lengths.get(pair, ()):
                end = position + length
                # Where the block ends before, the cut-off words of this length are known as shorter ones.
                weight = weights.get(block[position:end])
                if weight is not None and end <= size and weight + rest[end] >= best:
                    best = weight + rest[end]
                    ends[position] = end
            rest[position] = unknown + rest[position + 1] if best == -math.inf else best
        return ends


def fast_cutter(frequencies: Mapping[str, int]) -> Cutter | None:
    """rjieba with these words and no others; ``None`` where it is not installed or too old for that."""
    try:
        from rjieba import Jieba
    except ImportError:
        return None
    if not hasattr(Jieba, "empty"):
        return None
    jieba = Jieba.empty()
    for word, frequency in frequencies.items():
        jieba.add_word(word, frequency, None)
    return lambda block: jieba.cut(block, False)


def _loaded() -> tuple[Cutter, Mapping[str, str]]:
    # functools.cache alone would let two threads load the dictionary twice.
    with _LOCK:
        return _load()


@cache
def _load() -> tuple[Cutter, Mapping[str, str]]:
    known = read_dictionary()
    cutter = fast_cutter(known.frequencies) or OwnCutter(known.frequencies, known.total)
    return cutter, known.tags


def read_dictionary() -> _Dictionary:
    """jieba's words that are not rare, and the domain's."""
    frequencies: dict[str, int] = {}
    tags: dict[str, str] = {}
    total = 0
    with _dictionary().open(encoding="utf-8") as lines:
        # In pieces: all fields of the file at once would take a hundred megabytes.
        while piece := lines.read(_PIECE):
            fields = (piece + lines.readline()).split()
            counts = list(map(int, fields[1::3]))
            kept = [count >= _MIN_FREQUENCY for count in counts]
            words = list(compress(fields[0::3], kept))
            frequencies.update(zip(words, compress(counts, kept), strict=True))
            tags.update(zip(words, map(sys.intern, compress(fields[2::3], kept)), strict=True))
            total += sum(compress(counts, kept))
    for word, tag in _domain_words():
        total += _DOMAIN_FREQUENCY - frequencies.get(word, 0)
        frequencies[word] = _DOMAIN_FREQUENCY
        tags[word] = tag
    return _Dictionary(frequencies, tags, total)


def _dictionary() -> Path:
    """The dictionary file of the installed jieba."""
    found = find_spec("jieba")
    places = found.submodule_search_locations if found is not None else None
    if not places:
        raise ModuleNotFoundError("jieba is not installed", name="jieba")
    return Path(places[0], "dict.txt")


def _domain_words() -> list[tuple[str, str]]:
    """Words of official prose that the dictionary lacks or cuts apart."""
    return [(row["word"], _TAGS[row["kind"]]) for row in loader.words("base", "action_verbs")]
