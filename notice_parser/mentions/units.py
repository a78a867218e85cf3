"""Look up what stands around a number: its unit, the words that blur it, the phrase it belongs to.

Units come from ``units.tsv`` (measure words, GB 3100-93, observed forms), the blurring words from
``approximators.tsv``, fixed phrases from ``fixed_phrases.tsv``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from notice_parser.families import loader

_ROUND = ("千字", "万字", "百人", "千人", "万人", "百户", "千户", "万元", "百元", "百克", "百米")
_ONE_SIGN = (1,)
_JOINTS = ("(", "/", "·", "每")
_PER_TIME = ("月", "日", "时")
# 元/人·年: a compound has three units at most.
_MOST_JOINTS = 2
# What 30元每人 and 60公里每小时 may be followed by: 500元每年检查 goes on with another clause.
_RATES = ("money", "length")
_BEHIND_RATE = frozenset(("", *",;:。、!?.)》”】 \n(每的标计左以"))
_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿半0123456789")


@dataclass(slots=True)
class Unit:
    """A unit as printed, without 万 and 亿; ``end`` is the offset behind it."""

    name: str
    kind: str
    end: int
    approximation: str = ""


@dataclass(frozen=True, slots=True)
class Blur:
    """A word that makes a number less than exact: 约, 余, 以上."""

    word: str
    approximation: str
    not_after: frozenset[str]


@cache
def _gloss() -> re.Pattern[str]:
    return re.compile(r"\([a-zà-öø-ÿāēěīōūǎǐǒǔǖǘǚǜńňǹḿ]{1,8}+\)")


@cache
def _units() -> Mapping[str, tuple[str, str, str]]:
    return {
        row["word"]: (row["unit"], row["kind"], row["approximation"]) for row in loader.words("base", "units")
    }


@cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """By their first two signs, how long the words of ``units.tsv`` are, longest first, one sign at last."""
    lengths: dict[str, set[int]] = {}
    for word in _units():
        lengths.setdefault(word[:2], {1}).add(len(word))
    return {begun: tuple(sorted(found, reverse=True)) for begun, found in lengths.items()}


def first_signs() -> frozenset[str]:
    """The first signs of all units."""
    return frozenset(word[0] for word, (name, _, _) in _units().items() if name)


def simple_unit(text: str, position: int, chinese: bool = True) -> Unit | None:
    """The unit at ``position``: the longest word of the table that stands there.

    Behind Arabic numbers (``chinese`` false) fewer words begin with something else than a unit: 3部署 is
    unlikely, 统一部署 is not.

    >>> simple_unit("项制度", 0).name, simple_unit("项目", 0), simple_unit("项目标任务", 0).name
    ('项', None, '项')
    """
    units = _units()
    for length in _lengths().get(text[position : position + 2], _ONE_SIGN):
        word = text[position : position + length]
        hit = units.get(word)
        if hit is not None:
            name, kind, approximation = hit
            if not name:
                if kind and not chinese:
                    continue
                return None
            return Unit(name, kind, position + len(word if approximation else name), approximation)
    return None


def unit_at(text: str, position: int, chinese: bool = True) -> Unit | None:
    """As ``simple_unit``, with what makes it a compound: 元/人, 台(套), 元/人·年, 元每人 (named 元/人).

    A pinyin gloss of a Traditional mirror belongs to the span, not to the unit: 48項(xiàng).

    >>> unit_at("元/平方米", 0).name, unit_at("台(套)", 0).name
    ('元/平方米', '台(套)')
    """
    unit = simple_unit(text, position, chinese)
    if unit is None or unit.approximation or text[unit.end : unit.end + 1] not in _JOINTS:
        return unit
    gloss = _gloss().match(text, unit.end)
    if gloss:
        return Unit(unit.name, unit.kind, gloss.end())
    end, kind = unit.end, unit.kind
    for _ in range(_MOST_JOINTS):
        sign = text[end : end + 1]
        if sign == "(":
            inner = simple_unit(text, end + 1)
            if inner is None or text[inner.end : inner.end + 1] != ")":
                break
            end = inner.end + 1
        elif sign in ("/", "·"):
            inner_end = _per(text, end + 1)
            if inner_end is None:
                break
            end, kind = inner_end, "rate" if sign == "/" else kind
        elif sign == "每" and unit.kind in _RATES:
            inner = simple_unit(text, end + 1)
            if inner is None or text[inner.end : inner.end + 1] not in _BEHIND_RATE:
                break
            end, kind = inner.end, "rate"
        else:
            break
    return unit if end == unit.end else Unit(text[position:end].replace("每", "/"), kind, end)


def _per(text: str, position: int) -> int | None:
    """The end of what stands behind the stroke: a unit, 月 日 时, or a round number of something (千字)."""
    if text.startswith(_ROUND, position):
        return position + 2
    unit = simple_unit(text, position)
    if unit is not None:
        return unit.end
    return position + 1 if text.startswith(_PER_TIME, position) else None


@cache
def _blurs(place: str) -> Mapping[str, tuple[Blur, ...]]:
    """The words of one place, by their last sign (before a number) or their first (else); longest first."""
    found: dict[str, list[Blur]] = {}
    for row in loader.words("base", "approximators"):
        if row["place"] == place:
            key = row["word"][-1 if place == "before" else 0]
            blur = Blur(row["word"], row["approximation"], frozenset(row["not_after"]))
            found.setdefault(key, []).append(blur)
    return {key: tuple(sorted(blurs, key=lambda blur: -len(blur.word))) for key, blurs in found.items()}


def blur_before(text: str, position: int) -> Blur | None:
    """The blurring word that ends at ``position``: 约, 不少于."""
    for blur in _blurs("before").get(text[position - 1 : position], ()):
        start = position - len(blur.word)
        if text.endswith(blur.word, 0, position) and text[start - 1 : start] not in blur.not_after:
            return blur
    return None


def blur_at(text: str, position: int, place: str) -> Blur | None:
    """The blurring word of ``place`` (``inside`` or ``after``) that begins at ``position``."""
    for blur in _blurs(place).get(text[position : position + 1], ()):
        if text.startswith(blur.word, position):
            return blur
    return None


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Fixed phrases by each two signs that begin with a numeral, or one: (phrase, offset of the numeral)."""
    found: dict[str, list[tuple[str, int]]] = {}
    for row in loader.words("base", "fixed_phrases"):
        phrase = row["word"]
        for offset, sign in enumerate(phrase):
            if sign in _NUMERALS:
                found.setdefault(phrase[offset : offset + 2], []).append((phrase, offset))
    return {key: tuple(pairs) for key, pairs in found.items()}


def in_phrase(text: str, position: int) -> bool:
    """Whether the numeral at ``position`` belongs to a fixed phrase.

    >>> in_phrase("增强四个意识", 2), in_phrase("印发四个文件", 2)
    (True, False)
    """
    # A phrase may end in its numeral: 成百上千.
    return any(
        text.startswith(phrase, position - offset)
        for length in (2, 1)
        for phrase, offset in _phrases().get(text[position : position + length], ())
    )
