"""Read a list of offices and persons, as it stands behind a label or a word of leading.

杜若溪 党组成员、副局长; 党组书记、局长 萧远山; 生态修复科 沈默; 耕地科(牵头)、执法支队(配合).
"""

import re
from collections.abc import Iterator
from functools import cache

from notice_parser.families import loader
from notice_parser.model.draft import NameDraft, Place

_FAMILY = "inspection_rectification"
_PARTS = re.compile(r"[^、,;。/\n\t]{2,40}")
_BRACKETS = re.compile(r"[(][^()\n]{0,40}(?:[)]|$)")
_AND = re.compile("[和及与]|会同")
_WORDS = re.compile(r"[^ :]{1,40}")
_RULE = "responsible.label"


@cache
def rules_of(use: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of ``responsible.toml`` for one use, with their ids."""
    known = loader.rules(_FAMILY, "responsible")
    return tuple((rule.id, known.compiled[rule.id]) for rule in known if rule.extra["use"] == use)


def matches(use: str, text: str, start: int, end: int) -> bool:
    """Whether a pattern for ``use`` is found in ``text[start:end]``."""
    return any(pattern.search(text, start, end) for _, pattern in rules_of(use))


def is_anybody(words: str) -> bool:
    """Whether words name nobody in particular.

    >>> is_anybody("各科室"), is_anybody("综合科")
    (True, False)
    """
    return matches("never", words, 0, len(words))


def is_office(words: str) -> bool:
    """Whether words are the name of an office.

    >>> is_office("综合科"), is_office("周以宁"), is_office("相关部门")
    (True, False, False)
    """
    words = words.strip()
    return len(words) <= 16 and matches("ends", words, 0, len(words)) and not is_anybody(words)


def read(text: str, start: int, end: int, *, personal: bool | None) -> Iterator[NameDraft]:
    """The offices and persons of ``text[start:end]``.

    ``personal`` is whether persons are asked for (责任人:) or offices, ``None`` where either may stand.

    >>> text = "党组书记、局长 萧远山;生态修复科(牵头)"
    >>> [text[name.start : name.end] for name in read(text, 0, len(text), personal=True)]
    ['萧远山', '生态修复科']
    """
    clear = _BRACKETS.sub(lambda match: "、" * len(match.group()), text[start:end])
    for part in parts(clear, 0, len(clear)):
        words = [word.span() for word in _WORDS.finditer(clear, *part)]
        if words and (len(words) == 1 or _name(clear, words[0][0], words[-1][1], True)):
            words = [(words[0][0], words[-1][1])]
        for at, stop in words:
            name = _name(clear, at, stop, personal or (None if len(words) > 1 else personal))
            if name is not None:
                if name.person and name.position is None:
                    name.position = _office_of(text[start:end], name.end)
                yield _moved(name, start)


def parts(text: str, start: int, end: int) -> Iterator[Place]:
    """The names of a list. 和 parts them only behind a whole name: 自然资源和规划局 is one office."""
    for part in _PARTS.finditer(text, start, end):
        at, stop = part.span()
        for sign in _AND.finditer(text, at, stop):
            before = text[at : sign.start()].strip()
            if is_office(before) or _full_name().fullmatch(before):
                yield at, sign.start()
                at = sign.end()
        yield at, stop


def _name(text: str, at: int, stop: int, personal: bool | None) -> NameDraft | None:
    """The office or person that one part names; a post before a name is not part of it."""
    if is_office(text[at:stop]) and not (personal and _person(text, at, stop)):
        return NameDraft(at, stop, _RULE, "responsible")
    name = _person(text, at, stop)
    if name is None or (personal is False and name[0] == at):
        return None
    return NameDraft(*name, _RULE, None, (at, name[0]) if name[0] > at else None, True)


def _office_of(text: str, stop: int) -> Place | None:
    """The office in brackets behind a person: 龙望山|(党委副书记), not 龙望山(牵头)."""
    bracket = _BRACKETS.match(text, stop)
    if bracket is None or not bracket.group().endswith(")"):
        return None
    place = bracket.start() + 1, bracket.end() - 1
    return place if matches("title", text, *place) else None


def _moved(name: NameDraft, by: int) -> NameDraft:
    position = (name.position[0] + by, name.position[1] + by) if name.position else None
    return NameDraft(name.start + by, name.end + by, name.rule, name.role, position, name.person)


def _person(text: str, start: int, end: int) -> Place | None:
    """A whole name, or the name behind a post."""
    if _full_name().fullmatch(text, start, end) and not matches("title", text, start, end):
        return start, end
    for _, pattern in rules_of("leader"):
        match = pattern.search(text, start, end)
        if match is not None:
            return match.span("name")
    return None


@cache
def _full_name() -> re.Pattern[str]:
    families = "|".join(loader.alternation("base", name) for name in ("double_surnames", "surnames"))
    return re.compile(rf"(?:{families}) {{0,2}}[一-鿿] ?[一-鿿]?")
