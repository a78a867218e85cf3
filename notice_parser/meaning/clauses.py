"""Read the clause around a quantity: its bounds and its words.

Words come from ``mentions.segment``; what they are to a name (a verb with its object, a verb inside a name, a
qualifier) from ``action_verbs.tsv``, else from their part of speech. Offsets are those of the whole text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from notice_parser.families import loader
from notice_parser.mentions import segment

_HARD = ",;。:!?\n"
_SIGNS = re.compile(rf"[{_HARD}()“”]")
_TITLE = re.compile("《[^《》\n]{1,80}》")
_LONGEST_AFTER = 28
_LONGEST_BEFORE = 40
# Titles are no words of a clause: so far back they are passed over.
_TITLES = 400
_NOUNS = frozenset(
    (
        "n",
        "nr",
        "ns",
        "nt",
        "nz",
        "ng",
        "nrt",
        "nrfg",
        "vn",
        "an",
        "a",
        "ag",
        "b",
        "j",
        "l",
        "i",
        "s",
        "k",
        "h",
        "g",
        "eng",
        "x",
        "z",
        "vg",
        "q",
        "f",
        "tg",
        "nt",
        "mg",
    )
)
# Words of one sign that build sentences, not names. Other words of one sign are parts of names: the
# dictionary tags them by their commonest use (员, 点, 率, 建).
_GRAMMAR = frozenset(
    "了着过在对将把被由从向与和及或以为是有已均都未不约各每其该此另又再还也就则才仅只到至于给让并且而但若如何达近超仍尚曾更最很较共"
)
_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿几数多余0123456789.%")
# What figures and the signs 年 月 日 are by themselves; beside each other they are dates.
_COUNTING = frozenset(("number", "noun", "sign"))
_JOINTS = frozenset(("、", "和", "与", "及", "以及", "或"))


@dataclass(slots=True)
class Token:
    """A word of a clause. ``kind``: strong, weak, event, attribute, noun, or what its tag makes of it.

    ``tag`` is the part of speech that the dictionary gives: n, v, vn, d …
    """

    start: int
    end: int
    word: str
    kind: str
    tag: str


@cache
def pattern(name: str) -> re.Pattern[str]:
    return loader.rules("base", "subjects").compiled[f"subject.{name}"]


@cache
def _kinds() -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row in loader.words("base", "action_verbs")}


@cache
def _work() -> frozenset[str]:
    return frozenset(row["word"] for row in loader.words("base", "action_verbs") if row["work"])


@cache
def changes() -> frozenset[str]:
    """The verbs of rise and fall: 缩短, 提高."""
    return frozenset(row["word"] for row in loader.words("base", "change_verbs"))


@cache
def _objects() -> Mapping[str, str]:
    return {row["word"]: row["object"] for row in loader.words("base", "action_verbs") if row["object"]}


def objects(word: str) -> str | None:
    """What a verb does to the verb behind it: ``hands_over`` (兑付|复耕补贴), ``helps`` (支持|建设|支部)."""
    return _objects().get(word)


def works(token: Token) -> bool:
    """Whether the word says what was done to a thing named before it: 管网|改造."""
    return token.word in _work()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of ``text[start:end]`` with what they are to a name."""
    found: list[Token] = []
    for cut in segment.cut(text, start, end):
        start, end = cut.start, cut.end
        word = text[start:end]
        kind = _kind(word, cut.tag)
        if kind in _COUNTING and (
            (word.isdigit() and text[end : end + 1] in ("年", "月", "日", "届"))
            or (word in "年月日" and text[start - 1 : start].isdigit())
        ):
            kind = "other"
        found.append(Token(start, end, word, kind, cut.tag))
    return found


@lru_cache(8192)
def _kind(word: str, tag: str) -> str:
    """What a word is wherever it stands."""
    kind = _kinds().get(word)
    if kind is not None:
        return "other" if kind == "adverb" else kind
    if word in _JOINTS:
        return "joint"
    if word == "的":
        return "of"
    if word in "()“”《》":
        return "bracket"
    if len(word) == 1:
        return "other" if word in _GRAMMAR else "number" if word.isdigit() else "sign"
    if tag == "v":
        return "verb"
    if tag == "m":
        named = any(sign not in _NUMERALS for sign in word)
        return "noun" if named or (len(word) > 2 and word.isascii()) else "number"
    return "noun" if tag in _NOUNS else "other"


def only_word(words: Sequence[Token]) -> str | None:
    """The word of a clause that has no other: |价值|4.6万元, |总长|18.6公里."""
    return words[0].word if len(words) == 1 else None


def clause_start(text: str, floor: int, position: int) -> int:
    """Where the clause of ``position`` begins: behind a stop, or behind a bracket still open there."""
    lowest = max(floor, position - _LONGEST_BEFORE)
    if "》" in text[lowest:position]:
        lowest = _before_titles(text, floor, lowest, position)
    depth = 0
    for match in reversed(list(_SIGNS.finditer(text, lowest, position))):
        sign, place = match.group(), match.start()
        if sign in _HARD:
            return place + 1
        if sign in ")”":
            depth += 1
        elif sign in "(“":
            if not depth:
                return place + 1
            depth -= 1
    return lowest


def _before_titles(text: str, floor: int, lowest: int, position: int) -> int:
    """The bound of a clause moved back by the length of the titles in it: 修订《…》《…》《…》等制度."""
    for title in reversed(list(_TITLE.finditer(text, max(floor, position - _TITLES), position))):
        if title.end() <= lowest:
            break
        lowest = max(floor, lowest - len(title.group()))
    return lowest


def clause_end(text: str, position: int, ceiling: int) -> int:
    """Where the clause ends that goes on at ``position``, at most 28 code points on."""
    highest = min(ceiling, position + _LONGEST_AFTER)
    depth = 0
    for match in _SIGNS.finditer(text, position, highest):
        sign, place = match.group(), match.start()
        if sign in "(“":
            depth += 1
        elif sign in ")”":
            if not depth:
                return place
            depth -= 1
        elif sign in _HARD and not depth:
            return place
    return highest


def strip_lead(text: str, start: int, end: int) -> int:
    """Pass over 其中, 已, 对, 11月 … at the start of a clause or name."""
    for _ in range(6):
        while start < end and text[start] == " ":
            start += 1
        match = pattern("lead").match(text[start:end])
        if not match:
            break
        start += match.end()
    return start


def strip_trail(text: str, start: int, end: int) -> int:
    """Take 共, 达, 为 … off the end of a clause."""
    for _ in range(4):
        while start < end and text[end - 1] == " ":
            end -= 1
        match = pattern("trail").search(text[start:end])
        if not match:
            break
        end = start + match.start()
    return end


def from_word(text: str, start: int, end: int) -> int | None:
    """Where 从 or 由 stands that leads to the number at ``end``: 经费从, 总数由2023年底的."""
    match = pattern("from").search(text[start:end])
    return start + match.start() if match else None


def before_comparison(text: str, start: int, end: int) -> int:
    """The end of the topic before 较…, 同比, 平均."""
    match = pattern("compared").search(text[start:end])
    return start + match.start() if match else end


def moved(text: str, start: int, end: int) -> int | None:
    """Where the predicate of a change begins that leads to the number at ``end``: 投诉量环比|下降."""
    match = pattern("moved").search(text[start:end])
    return start + match.start() if match else None


def multiplied(text: str, start: int, end: int) -> int | None:
    """Where 翻 stands that leads to the 番 or 倍 at ``end``: 经费|翻."""
    match = pattern("multiplied").search(text[start:end])
    return start + match.start() if match else None


def is_metric(text: str, end: int) -> bool:
    """Whether a name that ends at ``end`` is one of a figure: 办结率, 占比, 办理时限."""
    return bool(pattern("metric").search(text[max(0, end - 4) : end]))
