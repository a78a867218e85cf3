"""Read the clause around a quantity: its bounds, its verbs, the name before and after the number.

Everything is read from word lists (``action_verbs.tsv``, ``subjects.toml``); where they know no verb, the
clause is cut into words. Offsets are those of the whole text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from notice_parser.families import loader
from notice_parser.mentions import segment
from notice_parser.model.draft import Place

_HARD = ",;。:!?\n"
_ENUMERATED = re.compile(r"(?<![同平高中初对均优])等(?![级次候待于同额])(?:方面|各类|各项|多种|多个|多项|相关|有关)?(?=..)")
_LONGEST_AFTER = 24
_LONGEST_BEFORE = 40
_LONG_NAME = 6
_METRIC = re.compile("(?:率|占比|比例|比重|满意度|知晓度|权重|指数|得分)$")


@dataclass(frozen=True, slots=True)
class Verb:
    start: int
    end: int
    kind: str

    @property
    def place(self) -> Place:
        return self.start, self.end


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return loader.rules("base", "subjects").compiled[f"subject.{name}"]


@cache
def _work() -> frozenset[str]:
    return frozenset(row["word"] for row in loader.words("base", "action_verbs") if row["work"])


@cache
def _lexicon() -> tuple[Mapping[str, str], Mapping[str, tuple[int, ...]]]:
    """The kinds of the verbs, and by first sign the lengths of the words, longest first."""
    kinds = {row["word"]: row["kind"] for row in loader.words("base", "action_verbs")}
    lengths: dict[str, set[int]] = {}
    for word in kinds:
        lengths.setdefault(word[0], set()).add(len(word))
    return kinds, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def word_at(text: str, position: int, end: int) -> Verb | None:
    """The longest word of the verb list at ``position``."""
    kinds, lengths = _lexicon()
    for length in lengths.get(text[position : position + 1], ()):
        if position + length <= end:
            kind = kinds.get(text[position : position + length])
            if kind:
                return Verb(position, position + length, kind)
    return None


def verbs(text: str, start: int, end: int) -> list[Verb]:
    """The verbs of ``text[start:end]`` in order; names that hold a verb are passed over."""
    found: list[Verb] = []
    position = start
    while position < end:
        word = word_at(text, position, end)
        if word is None:
            position += 1
            continue
        if word.kind != "noun":
            found.append(word)
        position = word.end
    return found


def works(text: str, verb: Verb) -> bool:
    """Whether the verb says what was done to a thing named before it: 管网改造."""
    return text[verb.start : verb.end] in _work()


def clause_start(text: str, floor: int, position: int) -> int:
    """Where the clause of ``position`` begins: behind a stop, or behind a bracket still open there."""
    lowest = max(floor, position - _LONGEST_BEFORE)
    depth = 0
    for place in range(position - 1, lowest - 1, -1):
        sign = text[place]
        if sign in _HARD:
            return place + 1
        if sign == ")":
            depth += 1
        elif sign == "(":
            if not depth:
                return place + 1
            depth -= 1
    return lowest


def clause_end(text: str, position: int, ceiling: int) -> int:
    """Where the clause ends that goes on at ``position``, at most 24 code points on."""
    highest = min(ceiling, position + _LONGEST_AFTER)
    depth = 0
    for place in range(position, highest):
        sign = text[place]
        if sign == "(":
            depth += 1
        elif sign == ")":
            if not depth:
                return place
            depth -= 1
        elif sign in _HARD and not depth:
            return place
    return highest


def strip_lead(text: str, start: int, end: int) -> int:
    """Pass over 其中, 已, 对, 11月 … at the start of a name."""
    for _ in range(6):
        match = _pattern("lead").match(text[start:end])
        if not match:
            break
        start += match.end()
    return start


def strip_trail(text: str, start: int, end: int) -> int:
    """Take 共, 达, 为 … off the end of a name."""
    for _ in range(4):
        match = _pattern("trail").search(text[start:end])
        if not match:
            break
        end = start + match.start()
    return end


def from_word(text: str, start: int, end: int) -> int | None:
    """Where 从 or 由 stands that leads to the number at ``end``: 经费从, 总数由2023年底的."""
    match = _pattern("from").search(text[start:end])
    return start + match.start() if match else None


def before_comparison(text: str, start: int, end: int) -> int:
    """The end of the topic before 较…, 同比, 平均."""
    match = _pattern("compared").search(text[start:end])
    return start + match.start() if match else end


def tidy(text: str, start: int, end: int) -> Place | None:
    """A name without what hangs on it: the relative clause before 的, the examples before 等, leading adverbs."""
    start = strip_lead(text, start, end)
    name = text[start:end]
    cut = name.rfind("的", 2)
    if 0 < cut < len(name) - 2:
        start += cut + 1
        name = text[start:end]
    for listed in _ENUMERATED.finditer(name):
        if listed.start():
            start = start + listed.end()
            break
    start = strip_lead(text, start, end)
    return (start, end) if end > start else None


def closed(text: str, place: Place, floor: int) -> Place:
    """The name with the quotation mark that opened before it: “四点半课堂”, 行走的思政课”实践线路."""
    start, end = place
    name = text[start:end]
    first, last = name.find("“"), name.find("”")
    if last >= 0 and (first < 0 or last < first):
        opened = text.rfind("“", floor, start)
        # 行走的|思政课”实践线路: the quotation was cut through.
        return (opened, end) if opened >= 0 and last + 1 == len(name) else (start + last + 1, end)
    return place


def moved(text: str, start: int, end: int) -> int | None:
    """Where the predicate of a change begins that leads to the number at ``end``: 投诉量|环比下降."""
    for name in ("change.by", "change.to"):
        match = loader.rules("base", "changes").compiled[name].search(text[start:end])
        if match:
            return start + match.start()
    return None


def stops(text: str, position: int, end: int) -> bool:
    """Whether what stands at ``position`` is no name: 已, 因, 均, 中."""
    return bool(_pattern("stop").match(text, position, end) or _pattern("within").match(text, position, end))


def is_metric(text: str, end: int) -> bool:
    """Whether a name that ends at ``end`` is one of a ratio: 办结率, 占比."""
    return bool(_METRIC.search(text[max(0, end - 3) : end]))


def cut_long(text: str, start: int, end: int) -> int:
    """The start of the name behind the last verb that only the dictionary knows: 拆分 in 拆分教学班."""
    words = segment.cut(text, start, end)
    for index in range(len(words) - 2, -1, -1):
        word = words[index]
        if word.tag == "v" and word.end - word.start >= 2 and end - word.end >= 2:
            return word.end
    return start


def name_after(text: str, start: int, end: int, people: bool) -> Place | None:
    """The name that begins at ``start``: up to an adverb, a predicate, or the end of the clause."""
    while end > start and text[end - 1] in "、和及与 ":
        end -= 1
    stop = _noun_end(text, start, end, people)
    particle = text.find("的", start + 1, min(end, stop + 1))
    if particle > 0:
        before = text[start:particle]
        if _relative(text, start, particle):
            second = _noun_end(text, particle + 1, end, people)
            return tidy(text, particle + 1, second)
        stop = start + len(before)
    elif _relative(text, start, stop):
        particle = text.find("的", start + 1, min(end, start + 16))
        if particle > 0:
            return tidy(text, particle + 1, _noun_end(text, particle + 1, end, people))
    return (start, stop) if stop > start else None


def _relative(text: str, start: int, end: int) -> bool:
    first = word_at(text, start, end)
    return bool(first and first.kind != "noun" and first.end == end) or bool(
        _pattern("relative").search(text[start:end])
    )


def _noun_end(text: str, start: int, end: int, people: bool) -> int:
    position = start
    stop, stop_far, within = _pattern("stop"), _pattern("stop_far"), _pattern("within")
    while position < end:
        word = word_at(text, position, end)
        if word and word.kind == "noun":
            position = word.end
            continue
        far = position - start
        if far and (text[position] == "的" or stop.match(text, position, end) or within.match(text, position, end)):
            return position
        if far >= 2 and stop_far.match(text, position, end):
            return position
        if word:
            if far >= 2 and _predicates(text, word, end, people):
                return position
            position = word.end
            continue
        position += 1
    if end - start > _LONG_NAME:
        return _cut_predicate(text, start, end)
    return end


def _predicates(text: str, word: Verb, end: int, people: bool) -> bool:
    """Whether a verb behind a name says something of it: 制度|撰写起草, but 环境|整治措施."""
    if word.kind == "strong" or (people and word.kind == "event"):
        return True
    if word.kind == "weak" and works(text, word) and (
        word.end >= end or _pattern("stop").match(text, word.end, end)
    ):
        return True
    follows = word_at(text, word.end, end)
    return bool(follows and follows.kind != "noun")


def _cut_predicate(text: str, start: int, end: int) -> int:
    for word in segment.cut(text, start, end):
        if word.start - start >= 2 and word.tag in ("v", "d", "p", "vd", "c") and word.end - word.start >= 2:
            return word.start
    return end
